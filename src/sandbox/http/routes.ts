import { notFound, Refusal, Status } from "../refusal.js";
import { authenticateApp, logoutApp, refreshApp } from "./appLogins.js";
import { CodeLogins } from "./codeLogins.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";
import { getFile, isUploadPath, putFile } from "./fileRoutes.js";
import { playMedia } from "./mediaRoutes.js";
import { authenticateEmail, authenticateIdToken, authenticateMezon, refreshSession } from "./personLogins.js";
import { QrLogins } from "./qrLogins.js";
import { answerRpc, isRpcPath } from "./rpcEndpoint.js";
import type { ServiceContext } from "./serviceContext.js";
import { answerWebhook, isWebhookPath } from "./webhookRoutes.js";

type Route = (request: HttpRequest, context: ServiceContext) => HttpAnswer;

const running: Route = () => ({ status: 200, contentType: "application/json", body: "{}" });

const KNOWN_BUT_NOT_SERVED = /^\/v2\/(invite\/|clan\/discover$|meet\/external\/)/;

/** Everything the sandbox answers over HTTP, by method and path. */
export class Routes {
  readonly #codeLogins = new CodeLogins();
  readonly #qrLogins = new QrLogins();
  readonly #table: ReadonlyMap<string, Route> = new Map<string, Route>([
    ["GET /healthcheck", running],
    ["GET /readycheck", running],
    ["POST /api/playmedia", playMedia],
    ["POST /v2/apps/authenticate/token", authenticateApp],
    ["POST /v2/apps/authenticate/refresh", refreshApp],
    ["POST /v2/apps/authenticate/logout", logoutApp],
    ["POST /v2/account/session/refresh", refreshSession],
    ["POST /v2/account/authenticate/email", authenticateEmail],
    ["POST /v2/account/authenticate/mezon", authenticateMezon],
    ["POST /v2/account/authenticate/idtoken", authenticateIdToken],
    ["POST /v2/account/authenticate/emailotp", (...exchange) => this.#codeLogins.requestByEmail(...exchange)],
    ["POST /v2/account/authenticate/smsotp", (...exchange) => this.#codeLogins.requestByPhone(...exchange)],
    ["POST /v2/account/authenticate/confirmotp", (...exchange) => this.#codeLogins.confirm(...exchange)],
    ["POST /v2/account/authenticate/createqrlogin", (...exchange) => this.#qrLogins.create(...exchange)],
    ["POST /v2/account/authenticate/checklogin", (...exchange) => this.#qrLogins.check(...exchange)],
    ["POST /v2/account/authenticate/confirmlogin", (...exchange) => this.#qrLogins.confirm(...exchange)],
  ]);

  /** Answers a request. Throws a `Refusal`. */
  answer(request: HttpRequest, context: ServiceContext): HttpAnswer {
    const { method, path } = request;
    if (method === "POST" && isRpcPath(path)) return answerRpc(request, context);
    if (method === "PUT" && isUploadPath(path)) return putFile(request, context);
    if (method === "GET" && isUploadPath(path)) return getFile(request, context);
    if (method === "POST" && isWebhookPath(path)) return answerWebhook(request, context);
    const route = this.#table.get(`${method} ${path}`);
    if (route !== undefined) return route(request, context);
    if (KNOWN_BUT_NOT_SERVED.test(path)) {
      throw new Refusal(Status.Unimplemented, `the sandbox does not serve ${path}`);
    }
    throw notFound(`there is nothing at ${method} ${path.slice(0, 200)}`);
  }
}
