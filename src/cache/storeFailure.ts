import { MezonError, StoreError, type StoreFailure, toError } from "../core/errors.js";

/** Error codes of SQLite (their beginnings), of PostgreSQL and of the connection to it. */
const REASONS: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(SQLITE_FULL|ENOSPC|53100|53200)/, "full"],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03|40001|40P01)/, "locked"],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|XX001|XX002)/, "corrupt"],
  [/^(SQLITE_READONLY|25006)/, "read_only"],
  [/^(SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|42501)/, "unwritable"],
  [/^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE|08|28|3D000|57P)/, "unavailable"],
];

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
  unavailable: "cannot be reached: see whether the server runs and lets you in",
  unwritable: "cannot be opened for writing: see whether its folder exists and may be written to",
};

/** What went wrong with a store, as a {@link StoreError} that names its file. */
export function storeError(error: unknown, file: string | undefined): MezonError {
  if (error instanceof MezonError) return error;
  const cause = toError(error);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? "failed";
  const detail = reason === "failed" ? `: ${cause.message}` : "";
  return new StoreError(reason, `${file ?? "the database"} ${SAYS[reason]}${detail}`, { cause, file });
}
