/** One encoded call to be sent. */
export interface RpcCall {
  /** The name on the wire, such as `ListClanDescs`. */
  readonly name: string;
  /** Position in the server's API list; `undefined` if the call exists over HTTP only. */
  readonly apiIndex: number | undefined;
  /** True if the call changes nothing on the server, so that repeating it is safe. */
  readonly readOnly: boolean;
  /** True if the call is authorised with the server key instead of the session's token. */
  readonly serverKeyAuth: boolean;
  /** The encoded request. */
  readonly body: Uint8Array;
  /** Milliseconds to wait for the whole response. @default the transport's */
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Called just before the call is written. */
  readonly onSending?: (() => void) | undefined;
}

/** Sends encoded calls to the server. There are two implementations: over HTTP and over the socket. */
export interface RpcTransport {
  /**
   * Resolves with the encoded response, which may be empty.
   *
   * Rejects with `RequestError` when the server refused the call, `TimeoutError`,
   * `ConnectionError` when the server was not reached, `DeliveryUnknownError`
   * when the response to a call that changes something was lost, or the signal's reason.
   */
  unary(call: RpcCall): Promise<Uint8Array>;
}
