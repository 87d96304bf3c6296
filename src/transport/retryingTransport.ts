import { withDeadline } from "../core/abort.js";
import { type BackoffOptions, backoffDelay } from "../core/backoff.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, TimeoutError } from "../core/errors.js";
import { RequestError } from "../core/requestError.js";
import { retry } from "../core/retry.js";
import type { RpcCall, RpcTransport } from "./rpcTransport.js";

export interface RetryingTransportOptions {
  readonly clock: Clock;
  readonly backoff: BackoffOptions;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** Largest number of attempts per call, the first included. */
  readonly attempts: number;
  /** Time limit of a call with all its attempts, in milliseconds, if the call has none. */
  readonly timeoutMs: number;
}

const TOO_MANY_REQUESTS = 429;
const PASSING: ReadonlySet<number | undefined> = new Set([502, 503, 504]);

/**
 * Repeats a call if that is safe. Every call is repeated after a 429, since the server did not carry it out. Calls that
 * only read are also repeated after a temporary failure, if the server was not reached or did not respond in time, and
 * if the response was lost. Repeats a few times, with jittered pauses, within the call's deadline.
 */
export class RetryingTransport implements RpcTransport {
  readonly #inner: RpcTransport;
  readonly #options: RetryingTransportOptions;

  constructor(inner: RpcTransport, options: RetryingTransportOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  unary(call: RpcCall): Promise<Uint8Array> {
    const { clock, timeoutMs } = this.#options;
    const progress = { isSent: false };
    const onSending = (): void => {
      progress.isSent = true;
      call.onSending?.();
    };
    return withDeadline(
      {
        what: call.name,
        timeoutMs: call.timeoutMs ?? timeoutMs,
        signal: call.signal,
        clock,
        wasSent: () => progress.isSent,
      },
      (signal) => this.#attempts({ ...call, signal, onSending }, signal, progress),
    );
  }

  #attempts(call: RpcCall, signal: AbortSignal, progress: { isSent: boolean }): Promise<Uint8Array> {
    const { attempts, backoff, clock, random } = this.#options;
    const pauseMs = (error: unknown, made: number): number => {
      // The server did not carry out the call, so the repeated call counts as not sent yet.
      progress.isSent = false;
      const asked = error instanceof RequestError ? error.retryAfterMs : undefined;
      return asked ?? backoffDelay(made, backoff, random());
    };
    const mayRetry = (error: unknown): boolean => mayRepeat(call, error);
    return retry({ clock, signal, attempts, mayRetry, pauseMs }, () => this.#inner.unary(call));
  }
}

function mayRepeat(call: RpcCall, error: unknown): boolean {
  if (error instanceof RequestError) {
    return error.httpStatus === TOO_MANY_REQUESTS || (call.readOnly && PASSING.has(error.httpStatus));
  }
  if (!call.readOnly) return false;
  return error instanceof TimeoutError || (error instanceof ConnectionError && error.code !== "closed");
}
