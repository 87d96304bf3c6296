import { MezonError, StoreError, type StoreFailure, toError } from "../core/errors.js";

/** The database in which something failed. */
export interface FailureSource {
  /** The file; `undefined` for databases that are not files. */
  readonly file: string | undefined;
  /** Whether the database is a server, to which a connection can fail. */
  readonly isServer: boolean;
}

/** Failures by SQLite's result codes: by name, or by number, which some drivers report instead. */
const SQLITE: readonly (readonly [RegExp, readonly number[], StoreFailure])[] = [
  [/^SQLITE_FULL/, [13], "full"],
  [/^SQLITE_(BUSY|LOCKED)/, [5, 6], "locked"],
  [/^SQLITE_(CORRUPT|NOTADB)/, [11, 26], "corrupt"],
  [/^SQLITE_READONLY/, [8], "read_only"],
  [/^SQLITE_(CANTOPEN|PERM|AUTH)/, [14, 3, 23], "unwritable"],
  [/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/, [19, 20, 18, 25], "refused"],
];

/** Failures by codes of the file system. */
const FILES: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(ENOSPC|EDQUOT)$/, "full"],
  [/^(EACCES|EPERM|EROFS)$/, "unwritable"],
];

/** Failures by the classes of the SQL standard's codes, which servers report. */
const STATES: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(53100|53200)/, "full"],
  [/^(55P03|40|57014)/, "locked"],
  [/^(XX001|XX002)/, "corrupt"],
  [/^25006/, "read_only"],
  [/^42501/, "unwritable"],
  [/^(22|23|54)/, "refused"],
  // The server is not available, or it refuses the login.
  [/^(08|28|3D|53|57P|58)/, "unavailable"],
];

/** A code of the SQL standard, or one of PostgreSQL's own: five characters, whose first two are a class. */
const SQL_STATE = /^(\d\w|F0|HV|P0|XX)\w{3}$/;
/**
 * The part of SQLite's number that is the result code. `node:sqlite` reports this number in addition to its own code.
 */
const RESULT_CODE = 0xff;

const SAYS: Readonly<Record<StoreFailure, string>> = {
  closed: "is closed",
  corrupt: "is no database, or a damaged one",
  driver_missing: "has no driver",
  failed: "failed",
  full: "is full: no space is left",
  locked: "is locked by another process: one process, one store",
  newer_version: "was written by a newer mezonkit",
  overflow: "could not keep up",
  read_only: "may only be read: make it writable, or use another one",
  replaced: "was deleted or replaced",
  refused: "does not take what it was given",
  unavailable: "cannot be reached: see whether the server runs and lets you in",
  unwritable: "cannot be opened for writing: see whether its folder exists and may be written to",
};

/** Returns the error for a store that is used after it was closed. */
export function storeClosed(file: string | undefined): StoreError {
  return new StoreError("closed", "the store was closed: open() it again first", { file });
}

/** Returns a failure of a store as a {@link StoreError} that names its file. */
export function storeError(error: unknown, source: FailureSource): MezonError {
  if (error instanceof MezonError) return error;
  const cause = toError(error);
  const { file } = source;
  const reason = failureOf(cause, source);
  const detail = reason === "failed" || reason === "refused" ? `: ${cause.message}` : "";
  return new StoreError(reason, `${file ?? "the database"} ${SAYS[reason]}${detail}`, { cause, file });
}

function failureOf(error: Error, { isServer }: FailureSource): StoreFailure {
  const { code, errcode } = error as Error & { readonly code?: unknown; readonly errcode?: unknown };
  const name = typeof code === "string" ? code : "";
  const number = typeof errcode === "number" ? errcode & RESULT_CODE : undefined;
  const known = SQLITE.find(
    ([names, numbers]) => names.test(name) || (number !== undefined && numbers.includes(number)),
  );
  if (known !== undefined) return known[2];
  if (SQL_STATE.test(name)) return STATES.find(([states]) => states.test(name))?.[1] ?? "failed";
  // The values of a statement, or the program itself, are faulty.
  if (error instanceof TypeError || error instanceof RangeError) return "failed";
  // An error from the server itself has a code of the standard. Any other error comes from the connection to it.
  if (isServer) return "unavailable";
  return FILES.find(([codes]) => codes.test(name))?.[1] ?? "failed";
}
