import { ValidationError } from "../core/errors.js";
import type { DatabaseDialect } from "./dialect.js";

/**
 * The name of a SQLite file (`":memory:"` for a database in memory), a dialect, or a function that returns a dialect at
 * each opening.
 */
export type DatabaseSource = string | DatabaseDialect | (() => DatabaseDialect);

/** The options that locate a database. */
export interface DatabaseLocation {
  readonly file?: string | undefined;
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
}

/** @throws {ValidationError} for both options at once, or for a file without a name. */
export function databaseSource({ file, dialect }: DatabaseLocation, defaultFile: string): DatabaseSource {
  if (file !== undefined && dialect !== undefined)
    throw new ValidationError("file", "cannot be used together with dialect");
  if (file === "") throw new ValidationError("file", "must be a path, or :memory:");
  return dialect ?? file ?? defaultFile;
}
