import { CallStatus } from "../../../generated/constants.js";
import { ClientTooOld, notFound, Refusal } from "../refusal.js";
import { authenticateApp, logoutApp, refreshApp } from "./appLogins.js";
import { answerConfirmCode, requestCodeByEmail, requestCodeByPhone } from "./codeLogins.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";
import { answerGetFile, answerPutFile, isUploadPath } from "./fileRoutes.js";
import { answerPlayMedia } from "./mediaRoutes.js";
import { authenticateEmail, authenticateIdToken, authenticateMezon, refreshSession } from "./personLogins.js";
import { checkQrLogin, confirmQrLogin, createQrLogin } from "./qrLogins.js";
import { answerRpc, isRpcPath } from "./rpcEndpoint.js";
import type { ServiceContext } from "./serviceContext.js";
import { answerWebhook, isWebhookPath } from "./webhookRoutes.js";

type Route = (request: HttpRequest, context: ServiceContext) => HttpAnswer;

const running: Route = () => ({ status: 200, contentType: "application/json", body: "{}" });

const KNOWN_BUT_NOT_SERVED = /^\/v2\/(invite\/|clan\/discover$|meet\/external\/)/;

/** Paths of the calls of clients of 2025. */
const OLDER_REST = /^\/v2\//;

const TODAYS_PROTOCOL = [
  "this client calls the JSON API of 2025, which the sandbox does not serve;",
  "today's protocol is protobuf at POST /mezon.api.Mezon/<Name>: mezon-sdk 2.8.48 and newer speak it,",
  "2.8.33 and older do not; of the Python package mezon-sdk 1.8.1 does",
].join(" ");

/** All HTTP routes of the sandbox, by method and path. */
const table: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["GET /healthcheck", running],
  ["GET /readycheck", running],
  ["POST /api/playmedia", answerPlayMedia],
  ["POST /v2/apps/authenticate/token", authenticateApp],
  ["POST /v2/apps/authenticate/refresh", refreshApp],
  ["POST /v2/apps/authenticate/logout", logoutApp],
  ["POST /v2/account/session/refresh", refreshSession],
  ["POST /v2/account/authenticate/email", authenticateEmail],
  ["POST /v2/account/authenticate/mezon", authenticateMezon],
  ["POST /v2/account/authenticate/idtoken", authenticateIdToken],
  ["POST /v2/account/authenticate/emailotp", requestCodeByEmail],
  ["POST /v2/account/authenticate/smsotp", requestCodeByPhone],
  ["POST /v2/account/authenticate/confirmotp", answerConfirmCode],
  ["POST /v2/account/authenticate/createqrlogin", createQrLogin],
  ["POST /v2/account/authenticate/checklogin", checkQrLogin],
  ["POST /v2/account/authenticate/confirmlogin", confirmQrLogin],
]);

/** Responds to a request. @throws {Refusal} */
export function answerRequest(request: HttpRequest, context: ServiceContext): HttpAnswer {
  const { method, path } = request;
  if (method === "POST" && isRpcPath(path)) return answerRpc(request, context);
  if (method === "PUT" && isUploadPath(path)) return answerPutFile(request, context);
  if (method === "GET" && isUploadPath(path)) return answerGetFile(request, context);
  if (method === "POST" && isWebhookPath(path)) return answerWebhook(request, context);
  const route = table.get(`${method} ${path}`);
  if (route !== undefined) return route(request, context);
  if (KNOWN_BUT_NOT_SERVED.test(path)) {
    throw new Refusal(CallStatus.Unimplemented, `the sandbox does not serve ${path}`);
  }
  if (OLDER_REST.test(path)) throw new ClientTooOld(CallStatus.Unimplemented, TODAYS_PROTOCOL);
  throw notFound(`there is nothing at ${method} ${path.slice(0, 200)}`);
}
