import type { Engine } from "../../database/engine.js";
import { postgresSearch } from "./postgresSearch.js";
import { scanSearch } from "./scanSearch.js";
import type { Search } from "./search.js";
import { sqliteSearch } from "./sqliteSearch.js";

/** Returns the search for a kind of database. */
export function searchOf({ name, hasFullText }: Engine): Search {
  if (name === "PostgreSQL") return postgresSearch;
  return hasFullText ? sqliteSearch : scanSearch;
}
