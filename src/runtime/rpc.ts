/** Types between the generated RPC client and the transports. */

/** One call of the service: how to encode it, how to decode it, and how it may be sent. */
export interface RpcMethod<Request, Response> {
  /** The name on the wire, such as `ListClanDescs`. */
  readonly name: string;
  /** Position in the server's API list; `undefined` if the call exists over HTTP only. */
  readonly apiIndex: number | undefined;
  /** True if the call changes nothing, so that repeating it is safe. */
  readonly readOnly: boolean;
  /** Authorised with the server key (Basic) instead of the session's token (Bearer). */
  readonly serverKeyAuth: boolean;
  encode(request: Request): Uint8Array;
  decode(bytes: Uint8Array): Response;
}

/** Options of every call. */
export interface RpcCallOptions {
  /** Stops waiting when aborted. The server may still carry out the call. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to wait for the response before a `TimeoutError`. */
  readonly timeoutMs?: number | undefined;
}

/** Sends one call: everything that the generated client needs. */
export type RpcInvoke = <Request, Response>(
  method: RpcMethod<Request, Response>,
  request: Request,
  options: RpcCallOptions | undefined,
) => Promise<Response>;

/** The server's side of a call. */
export interface ServedMethod<Handler extends string> {
  readonly name: string;
  /** Name of its handler. */
  readonly handler: Handler;
  readonly apiIndex: number | undefined;
  decodeRequest(bytes: Uint8Array): unknown;
  // A handler's response is typed where it is defined; the table contains all of them.
  encodeResponse(response: never): Uint8Array;
}

export type Awaitable<T> = T | PromiseLike<T>;

const NOTHING = new Uint8Array(0);

/** Encodes the empty message. */
export function encodeNothing(_nothing: undefined): Uint8Array {
  return NOTHING;
}

/** Decodes a response that is not used. */
export function decodeNothing(_bytes: Uint8Array): undefined {
  return undefined;
}
