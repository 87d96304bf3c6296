import { RpcClient } from "../../generated/rpcClient.js";
import { ProtocolError } from "../core/errors.js";
import { loadPart } from "../core/loadPart.js";
import { requireCallOptions } from "../core/requireWaitOptions.js";
import { DecodeError } from "../runtime/wire.js";
import { encoded } from "../wire/encoded.js";
import type { RpcTransport } from "./rpcTransport.js";

export type { RpcClient } from "../../generated/rpcClient.js";

/** What is told of a call whose code is loaded first. */
export interface RpcClientEvents {
  readonly onLoading: () => void;
  readonly onLoaded: () => void;
}

/** Returns a client with every call of the API as a typed method. The calls are sent by `transport`. */
export function createRpcClient(transport: RpcTransport, events?: RpcClientEvents): RpcClient {
  return new RpcClient(async (method, request, options) => {
    if (options !== undefined) requireCallOptions(options);
    const { name, apiIndex, readOnly, serverKeyAuth } = method;
    const { timeoutMs, signal } = options ?? {};
    // What the caller changes while the codec loads is not part of the request.
    const asCalled = method.codec === undefined ? copyOf(request) : request;
    const codec = method.codec ?? (await loadCodec(method, events));
    const answer = await transport.unary({
      name,
      apiIndex,
      readOnly,
      serverKeyAuth,
      body: encoded(() => codec.encode(asCalled), name),
      timeoutMs,
      signal,
    });
    try {
      return codec.decode(answer);
    } catch (cause) {
      if (!(cause instanceof DecodeError)) throw cause;
      throw new ProtocolError(`the answer to ${name} is malformed: ${cause.message}`, { cause, bytes: answer });
    }
  });
}

async function loadCodec<Codec>(
  method: { readonly name: string; loadCodec(): Promise<Codec> },
  events: RpcClientEvents | undefined,
): Promise<Codec> {
  events?.onLoading();
  try {
    return await loadPart(() => method.loadCodec(), method.name);
  } finally {
    events?.onLoaded();
  }
}

function copyOf<Request>(request: Request): Request {
  try {
    return copied(request) as Request;
  } catch {
    // What cannot be copied is no message: the encoder says what is wrong.
    return request;
  }
}

/** Returns a deep copy. Not by `structuredClone`, which refuses the proxies of state libraries. */
function copied(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Uint8Array) return value.slice();
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}
