import { builtInDriver } from "./builtInDriver.js";

/** Bun's own driver. */
export const bunSqlite = builtInDriver("bun:sqlite", "Database");
