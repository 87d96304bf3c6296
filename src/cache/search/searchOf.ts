import type { DialectFeatures } from "../../database/dialectFeatures.js";
import { postgresSearch } from "./postgresSearch.js";
import { scanSearch } from "./scanSearch.js";
import type { Search } from "./search.js";
import { sqliteSearch } from "./sqliteSearch.js";

/** Returns the search for a kind of database. */
export function searchOf({ name, hasFullText }: DialectFeatures): Search {
  if (name === "PostgreSQL") return postgresSearch;
  return hasFullText ? sqliteSearch : scanSearch;
}
