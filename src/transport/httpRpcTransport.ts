import { RPC_PATH } from "../../generated/rpcClient.js";
import { ConnectionError, DeliveryUnknownError } from "../core/errors.js";
import { RequestError } from "../core/requestError.js";
import { basicAuth } from "./basicAuth.js";
import { adviceOnRedirect, exchange, type HttpAnswer, type HttpContext } from "./httpExchange.js";
import { retryAfterMs } from "./retryAfter.js";
import type { RpcCall, RpcTransport } from "./rpcTransport.js";
import { readServerFailure } from "./serverFailure.js";

const PROTOBUF = "application/proto";
const UNAUTHORIZED = 401;
const TOO_MANY_REQUESTS = 429;

/** Where calls are sent, and their credentials. */
export interface RpcCredentials {
  /** Origin that serves the API. */
  readonly apiUrl: string;
  /** A secret. */
  readonly token: string;
}

export interface HttpRpcTransportOptions extends HttpContext {
  /** Returns the newest credentials. */
  readonly credentials: () => RpcCredentials;
  /** Renews credentials that the server refused. If omitted, a refusal is final. */
  readonly renew?: ((refused: RpcCredentials) => Promise<RpcCredentials>) | undefined;
  /** Key that authorises calls made without a session. */
  readonly serverKey: string;
  /** Time limit of calls without their own, in milliseconds. */
  readonly timeoutMs: number;
}

/** Sends calls as `POST {api_url}/mezon.api.Mezon/<Name>` with protobuf bodies. */
export class HttpRpcTransport implements RpcTransport {
  readonly #options: HttpRpcTransportOptions;

  constructor(options: HttpRpcTransportOptions) {
    this.#options = options;
  }

  async unary(call: RpcCall): Promise<Uint8Array> {
    const credentials = this.#options.credentials();
    let answer = await this.#post(call, credentials);
    if (answer.status === UNAUTHORIZED && !call.serverKeyAuth && this.#options.renew !== undefined) {
      // The server did not carry out the call, so it may be sent again.
      answer = await this.#post(call, await this.#options.renew(credentials));
    }
    if (answer.ok) return answer.body;
    const failure = readServerFailure(answer.body, this.#options.secrets);
    throw new RequestError({
      request: call.name,
      transport: "http",
      httpStatus: answer.status,
      serverCode: failure.code,
      serverMessage: failure.message,
      advice: adviceFor(answer.status) ?? adviceOnRedirect(answer.status),
      retryAfterMs: retryAfterMs(answer.headers.get("Retry-After"), this.#options.clock.now()),
    });
  }

  async #post(call: RpcCall, { apiUrl, token }: RpcCredentials): Promise<HttpAnswer> {
    const { serverKey, timeoutMs } = this.#options;
    const authorization = call.serverKeyAuth ? basicAuth(serverKey) : `Bearer ${token}`;
    call.onSending?.();
    const answer = exchange(
      this.#options,
      (signal) =>
        new Request(`${apiUrl}${RPC_PATH}${call.name}`, {
          method: "POST",
          headers: { Authorization: authorization, "Content-Type": PROTOBUF, Accept: PROTOBUF },
          // Copied to its own ArrayBuffer, because the codec's buffer may be shared.
          body: call.body.slice().buffer,
          // A copy of the request that says so would read the body through a stream.
          redirect: "manual",
          signal,
        }),
      { what: call.name, timeoutMs: call.timeoutMs ?? timeoutMs, signal: call.signal },
    );
    return answer.catch((error: unknown) => {
      // It is unknown whether the call was carried out.
      if (!call.readOnly && error instanceof ConnectionError && error.wasSent)
        throw new DeliveryUnknownError(call.name, { cause: error });
      throw error;
    });
  }
}

function adviceFor(status: number): string | undefined {
  if (status === UNAUTHORIZED) return "The session has expired or was revoked: log in again";
  if (status === TOO_MANY_REQUESTS) return "Too many calls: slow down";
  return undefined;
}
