/** Types between the generated RPC client and the transports. */
import { capitalized, defineMethod } from "./prototypeMethods.js";

/** How the request of a call is encoded, and its response decoded. */
export interface RpcCodec<Request, Response> {
  encode(request: Request): Uint8Array;
  decode(bytes: Uint8Array): Response;
}

/** The codecs of some calls by method name, which may have to be loaded first. */
export interface CallCodecs<Codecs> {
  readonly loaded: Codecs | undefined;
  /** Loads them once, however often it is called. A failed attempt is repeated by the next call. */
  load(): Promise<Codecs>;
}

/** One call of the service: how to encode it, how to decode it, and how it may be sent. */
export interface RpcMethod<Request, Response> extends Required<RpcTraits> {
  /** The name on the wire, such as `ListClanDescs`. */
  readonly name: string;
  /** Undefined until it is loaded. */
  readonly codec: RpcCodec<Request, Response> | undefined;
  loadCodec(): Promise<RpcCodec<Request, Response>>;
}

/** What the schema says of a call. Omitted: false. */
export interface RpcTraits {
  /** Position in the server's API list; `undefined` if the call exists over HTTP only. */
  readonly apiIndex: number | undefined;
  /** True if the call changes nothing, so that repeating it is safe. */
  readonly readOnly?: boolean;
  /** Authorised with the server key (Basic) instead of the session's token (Bearer). */
  readonly serverKeyAuth?: boolean;
  /** The method takes no request, only options. */
  readonly noRequest?: boolean;
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

/** Codecs that are part of the client. */
export function loaded<Codecs>(codecs: Codecs): CallCodecs<Codecs> {
  return { loaded: codecs, load: () => Promise.resolve(codecs) };
}

/** Codecs that are loaded on first use. */
export function deferred<Codecs>(load: () => Promise<Codecs>): CallCodecs<Codecs> {
  let codecs: Codecs | undefined;
  let loading: Promise<Codecs> | undefined;
  return {
    get loaded() {
      return codecs;
    },
    load: () =>
      (loading ??= load().then(
        (each) => (codecs = each),
        (cause: unknown) => {
          loading = undefined;
          throw cause;
        },
      )),
  };
}

type RequestOf<Codec> = Codec extends RpcCodec<infer Request, unknown> ? Request : never;
type ResponseOf<Codec> = Codec extends RpcCodec<never, infer Response> ? Response : never;

type MethodsOf<Codecs> = {
  readonly [Key in keyof Codecs]: RpcMethod<RequestOf<Codecs[Key]>, ResponseOf<Codecs[Key]>>;
};

/** Describes the calls that have these codecs. The name of a call on the wire is its key with a capital. */
export function rpcMethodsOf<Codecs extends object>(
  codecs: CallCodecs<Codecs>,
  traits: Readonly<Record<keyof Codecs & string, RpcTraits>>,
): MethodsOf<Codecs> {
  const methods: Record<string, RpcMethod<never, unknown>> = {};
  for (const [key, each] of Object.entries<RpcTraits>(traits)) {
    type Codec = RpcCodec<never, unknown>;
    methods[key] = {
      readOnly: false,
      serverKeyAuth: false,
      noRequest: false,
      ...each,
      name: capitalized(key),
      get codec() {
        return codecs.loaded?.[key as keyof Codecs] as Codec | undefined;
      },
      loadCodec: async () => (await codecs.load())[key as keyof Codecs] as Codec,
    };
  }
  return methods as MethodsOf<Codecs>;
}

/** Adds a method for each call to the prototype of a client. */
export function addCalls<Client extends object>(
  prototype: Client,
  methods: Readonly<Record<string, RpcMethod<never, unknown>>>,
  invokeOf: (client: Client) => RpcInvoke,
): void {
  for (const [name, method] of Object.entries(methods)) {
    const value = method.noRequest
      ? function (this: Client, options?: RpcCallOptions) {
          return invokeOf(this)(method, undefined as never, options);
        }
      : function (this: Client, request: never, options?: RpcCallOptions) {
          return invokeOf(this)(method, request, options);
        };
    defineMethod(prototype, name, value);
  }
}

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
