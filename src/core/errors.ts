import { brand } from "./brand.js";

/** Every code an error of this library can carry. Codes are stable; texts are not. */
export type MezonErrorCode =
  | "aborted"
  | "chain_failed"
  | "closed"
  | "connection_failed"
  | "connection_lost"
  | "delivery_unknown"
  | "expectation_failed"
  | "fake_clock_refused"
  | "idempotency_conflict"
  | "insufficient_funds"
  | "job_failed"
  | "ledger_refused"
  | "listener_failed"
  | "malformed_frame"
  | "not_found"
  | "not_idle"
  | "not_ready"
  | "proof_refused"
  | "prover_failed"
  | "queue_full"
  | "request_failed"
  | "session_refused"
  | "store_failed"
  | "timeout"
  | "too_large"
  | "transaction_failed"
  | "transfer_not_allowed"
  | "validation_failed"
  | "withdrawal_failed";

/** Base of every error the library throws or rejects with. Branch on `code`, or on the subclass. */
export class MezonError extends Error {
  static {
    brand(MezonError, "MezonError");
  }

  override readonly name: string = "MezonError";
  readonly code: MezonErrorCode;

  constructor(code: MezonErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The server could not be reached, or the connection to it was lost. */
export class ConnectionError extends MezonError {
  static {
    brand(ConnectionError, "ConnectionError");
  }

  override readonly name = "ConnectionError";
  /** HTTP status with which the socket was refused, if it was. */
  readonly httpStatus: number | undefined;
  /** True if the request may have been written, and so may have been carried out. False if it was never sent. */
  readonly wasSent: boolean;

  constructor(
    message: string,
    options?: ErrorOptions & {
      readonly code?: "connection_failed" | "connection_lost" | "closed" | undefined;
      readonly httpStatus?: number | undefined;
      readonly wasSent?: boolean | undefined;
    },
  ) {
    super(options?.code ?? "connection_failed", message, options);
    this.httpStatus = options?.httpStatus;
    this.wasSent = options?.wasSent ?? false;
  }
}

/** No response came within the time allowed. */
export class TimeoutError extends MezonError {
  static {
    brand(TimeoutError, "TimeoutError");
  }

  override readonly name = "TimeoutError";
  /** The time allowed, in milliseconds. */
  readonly timeoutMs: number;
  /** False if the request was never sent: it waited in a queue or for the connection all that time. */
  readonly wasSent: boolean;

  constructor(what: string, timeoutMs: number, options?: ErrorOptions & { readonly wasSent?: boolean }) {
    const wasSent = options?.wasSent ?? true;
    super(
      "timeout",
      `${what}${wasSent ? "" : ", which was never sent"}: no answer within ${Math.round(timeoutMs)} ms`,
      options,
    );
    this.timeoutMs = timeoutMs;
    this.wasSent = wasSent;
  }
}

/** Credentials or a session were refused, or a session cannot be used. */
export class SessionError extends MezonError {
  static {
    brand(SessionError, "SessionError");
  }

  override readonly name = "SessionError";
  /** HTTP status of the refusal. */
  readonly httpStatus: number | undefined;
  /**
   * True if trying again with the same credentials cannot help: the server itself refused them. False if something in
   * front of the server may have refused them; a client that was logged in then tries again, at most once a minute.
   */
  readonly isFinal: boolean;

  constructor(
    message: string,
    options?: ErrorOptions & { readonly httpStatus?: number | undefined; readonly isFinal?: boolean },
  ) {
    super("session_refused", message, options);
    this.httpStatus = options?.httpStatus;
    this.isFinal = options?.isFinal ?? true;
  }
}

/** An argument or option cannot be used. Nothing was sent. */
export class ValidationError extends MezonError {
  static {
    brand(ValidationError, "ValidationError");
  }

  override readonly name = "ValidationError";
  /** Path of the value, such as `content` or `attachments[0].url`. */
  readonly path: string;
  /** The limit that was exceeded, if there is one. */
  readonly limit: number | undefined;
  /** The call that the value was passed to, if it was a call, for example one of `client.rpc`. */
  readonly rpc: string | undefined;
  /** Every fault; the first is the one at `path`. */
  readonly faults: readonly ValidationFault[];

  constructor(
    path: string,
    message: string,
    options?: ErrorOptions & {
      readonly limit?: number | undefined;
      readonly rpc?: string | undefined;
      readonly faults?: readonly ValidationFault[] | undefined;
    },
  ) {
    super("validation_failed", `${path}: ${message}`, options);
    this.path = path;
    this.limit = options?.limit;
    this.rpc = options?.rpc;
    this.faults = options?.faults ?? [{ path, message }];
  }
}

/** One fault of a value. */
export interface ValidationFault {
  /** Its path, such as `embed[0].fields[2].name`. */
  readonly path: string;
  readonly message: string;
}

/** Bytes arrived that the protocol does not allow: malformed, or (`too_large`) more than the limit. */
export class ProtocolError extends MezonError {
  static {
    brand(ProtocolError, "ProtocolError");
  }

  override readonly name = "ProtocolError";
  /** The bytes as they arrived, if there were any. */
  readonly bytes: Uint8Array | undefined;

  constructor(
    message: string,
    options?: ErrorOptions & {
      readonly code?: "malformed_frame" | "too_large" | undefined;
      readonly bytes?: Uint8Array | undefined;
    },
  ) {
    super(options?.code ?? "malformed_frame", message, options);
    this.bytes = options?.bytes;
  }
}

/**
 * A request was sent, but no response came: it may or may not have been carried out.
 * Check before you repeat it.
 */
export class DeliveryUnknownError extends MezonError {
  static {
    brand(DeliveryUnknownError, "DeliveryUnknownError");
  }

  override readonly name = "DeliveryUnknownError";
  /** Always true here; see `TimeoutError` and `ConnectionError`. */
  readonly wasSent = true;
  /**
   * For a message: reads the channel's history back to when the message was sent. Returns
   * the id under which it was stored, or `undefined` if it is not there. If the account
   * had sent an equal message there shortly before, it may return that one. Rejects with
   * another `DeliveryUnknownError` if more than 2,000 messages were posted since.
   */
  readonly check: (() => Promise<string | undefined>) | undefined;

  constructor(request: string, options?: ErrorOptions & { readonly check?: () => Promise<string | undefined> }) {
    super("delivery_unknown", `${request} was sent, but no answer came: check before sending again`, options);
    this.check = options?.check;
  }
}

/** Why a store failed. */
export type StoreFailure =
  | "closed"
  | "corrupt"
  | "driver_missing"
  | "failed"
  | "full"
  | "locked"
  | "newer_version"
  | "overflow"
  | "read_only"
  | "refused"
  | "replaced"
  | "unavailable"
  | "unwritable";

/** A store could not carry out an operation. */
export class StoreError extends MezonError {
  static {
    brand(StoreError, "StoreError");
  }

  override readonly name = "StoreError";
  /**
   * `closed`: used after `close()`. `corrupt`: the file is no database, or a damaged one.
   * `driver_missing`: the SQLite driver is not installed. `full`: no space is left. `locked`:
   * another process holds it. `newer_version`: a newer mezonkit wrote it. `overflow`: it could
   * not keep up, and messages were left out. `read_only`, `unwritable`: the file, its folder.
   * `replaced`: the file was deleted or replaced while it was open. `refused`: the database does not
   * accept such a value. `unavailable`: the database server cannot be reached, or the thread that
   * keeps the file has ended. `failed`: anything else, see `cause`.
   */
  readonly reason: StoreFailure;
  /** The file, if the store is a file. */
  readonly file: string | undefined;

  constructor(reason: StoreFailure, message: string, options?: ErrorOptions & { readonly file?: string | undefined }) {
    super("store_failed", message, options);
    this.reason = reason;
    this.file = options?.file;
  }
}

/** Turns whatever was thrown into an `Error`. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(textOf(thrown), { cause: thrown });
}

/** Objects without a prototype, and some others, cannot be made a text. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return "something was thrown that is no error";
  }
}
