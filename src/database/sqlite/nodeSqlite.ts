import { builtInDriver } from "./builtInDriver.js";

/** Node's own driver: from version 22.13 without a flag. */
export const nodeSqlite = builtInDriver("node:sqlite", "DatabaseSync");
