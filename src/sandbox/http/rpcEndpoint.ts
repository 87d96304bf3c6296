import { RPC_PATH } from "../../../generated/rpcClient.js";
import { unauthenticated } from "../refusal.js";
import { CallContext } from "../rpc/callContext.js";
import { answersNothing, callRpc, methodNamed } from "../rpc/callRpc.js";
import { bearerToken, type HttpAnswer, type HttpRequest } from "./exchange.js";
import type { ServiceContext } from "./serviceContext.js";

// Its request contains the refresh token, so it must work with an expired session.
const WITHOUT_SESSION: ReadonlySet<string> = new Set(["SessionRefresh"]);

/** Whether a path is that of a call of the service. */
export function isRpcPath(path: string): boolean {
  return path.startsWith(RPC_PATH);
}

/** `POST /mezon.api.Mezon/<Name>`. */
export function answerRpc(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const method = methodNamed(request.path.slice(RPC_PATH.length));
  const caller = WITHOUT_SESSION.has(method.name)
    ? requireAnyAuthorization(request)
    : platform.sessions.authenticate(bearerToken(request));
  const context = new CallContext({ platform, address, caller });
  const { result: body, deliver: afterwards } = platform.broadcaster.hold(
    () => callRpc(method, request.body, context),
    caller?.id,
  );
  // If the official client expects an empty response, it would parse the body of a 200 as JSON.
  if (answersNothing(method)) return { status: 204, afterwards };
  return { status: 200, contentType: "application/proto", body, afterwards };
}

/** The server key or old token is not checked. */
function requireAnyAuthorization(request: HttpRequest): undefined {
  if (!/^(Basic|Bearer) +\S/i.test(request.headers.authorization ?? "")) {
    throw unauthenticated("the Authorization header holds neither a server key (Basic) nor a token (Bearer)");
  }
}
