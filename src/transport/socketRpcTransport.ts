import { RequestError } from "../core/requestError.js";
import type { ApiAnswer } from "../wire/apiFrames.js";
import type { RpcCall, RpcTransport } from "./rpcTransport.js";
import { readServerFailure } from "./serverFailure.js";

/** The part of a socket that this transport needs: it sends an API request and waits for its raw frames. */
export interface ApiRequestPort {
  callApi(
    request: { readonly apiIndex: number; readonly apiName: string; readonly body: Uint8Array },
    options: { readonly timeoutMs?: number | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<ApiAnswer>;
}

/** Sends calls as `api_request_event` envelopes; the response comes as raw frames. */
export class SocketRpcTransport implements RpcTransport {
  readonly #port: ApiRequestPort;

  constructor(port: ApiRequestPort) {
    this.#port = port;
  }

  async unary(call: RpcCall): Promise<Uint8Array> {
    if (call.apiIndex === undefined) {
      throw new RequestError({
        request: call.name,
        transport: "socket",
        serverMessage: "this call has no socket index",
        advice: "Make it over HTTP",
      });
    }
    const answer = await this.#port.callApi({ apiIndex: call.apiIndex, apiName: call.name, body: call.body }, call);
    if (answer.code === 0) return answer.body;
    const failure = readServerFailure(answer.body);
    throw new RequestError({
      request: call.name,
      transport: "socket",
      serverCode: answer.code,
      serverMessage: failure.message,
    });
  }
}
