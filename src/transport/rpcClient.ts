import { RpcClient } from "../../generated/rpcClient.js";
import { ProtocolError } from "../core/errors.js";
import { requireCallOptions } from "../core/requireWaitOptions.js";
import { DecodeError } from "../runtime/wire.js";
import { encoded } from "../wire/encoded.js";
import type { RpcTransport } from "./rpcTransport.js";

export type { RpcClient } from "../../generated/rpcClient.js";

/** Returns a client with every call of the API as a typed method. The calls are sent by `transport`. */
export function createRpcClient(transport: RpcTransport): RpcClient {
  return new RpcClient(async (method, request, options) => {
    if (options !== undefined) requireCallOptions(options);
    const answer = await transport.unary({
      name: method.name,
      apiIndex: method.apiIndex,
      readOnly: method.readOnly,
      serverKeyAuth: method.serverKeyAuth,
      body: encoded(() => method.encode(request), method.name),
      timeoutMs: options?.timeoutMs,
      signal: options?.signal,
    });
    try {
      return method.decode(answer);
    } catch (cause) {
      if (!(cause instanceof DecodeError)) throw cause;
      throw new ProtocolError(`the answer to ${method.name} is malformed: ${cause.message}`, { cause, bytes: answer });
    }
  });
}
