/** One encoded call on its way out. */
export interface RpcCall {
  /** The name on the wire, such as `ListClanDescs`. */
  readonly name: string;
  /** Position in the server's API list; `undefined` when the call exists over HTTP only. */
  readonly apiIndex: number | undefined;
  /** Changes nothing on the server, so that repeating it is safe. */
  readonly readOnly: boolean;
  /** Authorised with the server key instead of the session's token. */
  readonly serverKeyAuth: boolean;
  /** The encoded request. */
  readonly body: Uint8Array;
  /** Milliseconds to wait for the whole answer. `undefined`: the transport's default. */
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Told when the call is about to be written. */
  readonly onSending?: (() => void) | undefined;
}

/** Carries encoded calls to the server. There are two: over HTTP and over the socket. */
export interface RpcTransport {
  /**
   * Resolves with the encoded answer, which may be empty.
   *
   * Rejects with `RequestError` when the server refused the call, `TimeoutError`,
   * `ConnectionError` when the server was not reached, `DeliveryUnknownError`
   * when the answer to a call that changes something was lost, or the signal's reason.
   */
  unary(call: RpcCall): Promise<Uint8Array>;
}
