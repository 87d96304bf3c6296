import { MezonError, StoreError, type StoreFailure, toError } from "../core/errors.js";

/** Where something failed. */
export interface FailurePlace {
  /** The file, for databases that are one. */
  readonly file: string | undefined;
  /** Whether the database is a server, to which a connection can fail. */
  readonly isServer: boolean;
}

/** What SQLite says: the names of its result codes, and their numbers, which some drivers tell instead. */
const SQLITE: readonly (readonly [RegExp, readonly number[], StoreFailure])[] = [
  [/^SQLITE_FULL/, [13], "full"],
  [/^SQLITE_(BUSY|LOCKED)/, [5, 6], "locked"],
  [/^SQLITE_(CORRUPT|NOTADB)/, [11, 26], "corrupt"],
  [/^SQLITE_READONLY/, [8], "read_only"],
  [/^SQLITE_(CANTOPEN|PERM|AUTH)/, [14, 3, 23], "unwritable"],
  [/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/, [19, 20, 18, 25], "refused"],
];

/** What a file system says. */
const FILES: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(ENOSPC|EDQUOT)$/, "full"],
  [/^(EACCES|EPERM|EROFS)$/, "unwritable"],
];

/** What a server of SQL says, by the classes of the standard's codes. */
const STATES: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(53100|53200)/, "full"],
  [/^(55P03|40|57014)/, "locked"],
  [/^(XX001|XX002)/, "corrupt"],
  [/^25006/, "read_only"],
  [/^42501/, "unwritable"],
  [/^(22|23|54)/, "refused"],
  // It cannot serve now, or does not let us in.
  [/^(08|28|3D|53|57P|58)/, "unavailable"],
];

/** A code of the SQL standard, or one of PostgreSQL's own: five characters, whose first two are a class. */
const SQL_STATE = /^(\d\w|F0|HV|P0|XX)\w{3}$/;
/** Node's own `node:sqlite` puts SQLite's number beside a code of its own. */
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

/** What is said of a store that is used after it was closed. */
export function storeClosed(file: string | undefined): StoreError {
  return new StoreError("closed", "the store was closed: open() it again first", { file });
}

/** What went wrong with a store, as a {@link StoreError} that names its file. */
export function storeError(error: unknown, place: FailurePlace): MezonError {
  if (error instanceof MezonError) return error;
  const cause = toError(error);
  const { file } = place;
  const reason = failureOf(cause, place);
  const detail = reason === "failed" || reason === "refused" ? `: ${cause.message}` : "";
  return new StoreError(reason, `${file ?? "the database"} ${SAYS[reason]}${detail}`, { cause, file });
}

function failureOf(error: Error, { isServer }: FailurePlace): StoreFailure {
  const { code, errcode } = error as Error & { readonly code?: unknown; readonly errcode?: unknown };
  const name = typeof code === "string" ? code : "";
  const number = typeof errcode === "number" ? errcode & RESULT_CODE : undefined;
  const known = SQLITE.find(
    ([names, numbers]) => names.test(name) || (number !== undefined && numbers.includes(number)),
  );
  if (known !== undefined) return known[2];
  if (SQL_STATE.test(name)) return STATES.find(([states]) => states.test(name))?.[1] ?? "failed";
  // A mistake in a statement's values or in the program itself.
  if (error instanceof TypeError || error instanceof RangeError) return "failed";
  // Whatever a server has to say carries a code of the standard: the rest comes from the way to it.
  if (isServer) return "unavailable";
  return FILES.find(([codes]) => codes.test(name))?.[1] ?? "failed";
}
