import { RPC_PATH } from "../../generated/rpcClient.js";
import { RpcError } from "../core/errors.js";
import { basicAuth } from "./basicAuth.js";
import { exchange, type HttpContext } from "./httpExchange.js";
import type { RpcCall, RpcTransport } from "./rpcTransport.js";
import { readServerFailure } from "./serverFailure.js";

const PROTOBUF = "application/proto";

export interface HttpRpcTransportOptions extends HttpContext {
  /** Answers the origin that serves the API now. */
  readonly apiUrl: () => string;
  /** Answers the newest token. */
  readonly token: () => string;
  /** Key of the calls that are made without a session. */
  readonly serverKey: string;
  /** Milliseconds for calls that do not say. */
  readonly timeoutMs: number;
}

/** Carries calls as `POST {api_url}/mezon.api.Mezon/<Name>` with protobuf bodies. */
export class HttpRpcTransport implements RpcTransport {
  readonly #options: HttpRpcTransportOptions;

  constructor(options: HttpRpcTransportOptions) {
    this.#options = options;
  }

  async unary(call: RpcCall): Promise<Uint8Array> {
    const { apiUrl, token, serverKey, timeoutMs } = this.#options;
    const authorization = call.serverKeyAuth ? basicAuth(serverKey) : `Bearer ${token()}`;
    const answer = await exchange(
      this.#options,
      (signal) =>
        new Request(`${apiUrl()}${RPC_PATH}${call.name}`, {
          method: "POST",
          headers: { Authorization: authorization, "Content-Type": PROTOBUF, Accept: PROTOBUF },
          // An ArrayBuffer of exactly the body: the codec's buffer may be shared.
          body: call.body.slice().buffer,
          signal,
        }),
      { what: call.name, timeoutMs: call.timeoutMs ?? timeoutMs, signal: call.signal },
    );
    if (answer.ok) return answer.body;
    const failure = readServerFailure(answer.body);
    throw new RpcError({
      rpc: call.name,
      httpStatus: answer.status,
      serverCode: failure.code,
      serverMessage: failure.message,
      advice: adviceFor(answer.status),
    });
  }
}

function adviceFor(status: number): string | undefined {
  if (status === 401) return "The session has expired or was revoked: log in again";
  if (status === 429) return "Too many calls: slow down";
  return undefined;
}
