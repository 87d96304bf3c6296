import { StoreError, type StoreFailure, toError, ValidationError, type ValidationFault } from "../../core/errors.js";

/** An error in a form that can be passed between threads. A copied error would lose its class and its extra fields. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  /** The code of a driver or a file system. */
  readonly code?: unknown;
  readonly errcode?: unknown;
  /** Of a `StoreError`. */
  readonly reason?: StoreFailure | undefined;
  readonly file?: string | undefined;
  /** Of a `ValidationError`. */
  readonly faults?: readonly ValidationFault[] | undefined;
  readonly cause?: PlainError | undefined;
  /** Of an `AggregateError`. */
  readonly errors?: readonly PlainError[] | undefined;
}

/** Largest depth of causes: a chain of causes may be circular. */
const MAX_DEPTH = 8;

/** Returns a thrown value in plain form. */
export function plainError(thrown: unknown, depth = 0): PlainError {
  const error = toError(thrown);
  const { name, message, stack, cause } = error;
  const { code, errcode } = error as Error & { readonly code?: unknown; readonly errcode?: unknown };
  const isDeep = depth >= MAX_DEPTH;
  return {
    ...{ name, message, stack },
    ...{ code: isPlain(code) ? code : undefined, errcode: isPlain(errcode) ? errcode : undefined },
    reason: error instanceof StoreError ? error.reason : undefined,
    file: error instanceof StoreError ? error.file : undefined,
    faults: error instanceof ValidationError ? error.faults : undefined,
    cause: cause === undefined || isDeep ? undefined : plainError(cause, depth + 1),
    errors:
      error instanceof AggregateError && !isDeep ? error.errors.map((one) => plainError(one, depth + 1)) : undefined,
  };
}

/** Returns an error of the original class. */
export function errorFrom(plain: PlainError): Error {
  const error = made(plain);
  // The stack shows where the error happened, not where it was received.
  if (plain.stack !== undefined) error.stack = plain.stack;
  return error;
}

function made({ name, message, code, errcode, reason, file, faults, cause: from, errors }: PlainError): Error {
  const cause = from === undefined ? undefined : errorFrom(from);
  if (reason !== undefined) return new StoreError(reason, message, { file, cause });
  const [fault] = faults ?? [];
  if (fault !== undefined) return new ValidationError(fault.path, fault.message, { faults, cause });
  const options = cause && { cause };
  const error = errors === undefined ? new Error(message, options) : new AggregateError(errors.map(errorFrom), message);
  const said = { name, code, errcode };
  for (const [key, value] of Object.entries(said))
    if (value !== undefined) Object.defineProperty(error, key, { value, configurable: true, writable: true });
  return error;
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}
