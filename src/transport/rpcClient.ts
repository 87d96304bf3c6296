import { RpcClient } from "../../generated/rpcClient.js";
import { DecodeError, EncodeError } from "../../generated/support/wire.js";
import { ProtocolError, ValidationError } from "../core/errors.js";
import type { RpcTransport } from "./rpcTransport.js";

export type { RpcClient } from "../../generated/rpcClient.js";

/** Every call of the API as a typed method, carried by `transport`. */
export function createRpcClient(transport: RpcTransport): RpcClient {
  return new RpcClient(async (method, request, options) => {
    const answer = await transport.unary({
      name: method.name,
      apiIndex: method.apiIndex,
      serverKeyAuth: method.serverKeyAuth,
      body: encoded(() => method.encode(request)),
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

/** Runs an encoder; a value of the wrong type becomes a {@link ValidationError} that names its field. */
export function encoded(encode: () => Uint8Array): Uint8Array {
  try {
    return encode();
  } catch (cause) {
    if (!(cause instanceof EncodeError)) throw cause;
    throw new ValidationError(cause.field ?? "request", cause.message, { cause });
  }
}
