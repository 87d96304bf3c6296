import type { Engine } from "../database/engine.js";
import { postgresSearch } from "./postgresSearch.js";
import type { Search } from "./search.js";
import { sqliteSearch } from "./sqliteSearch.js";

/** How the words of messages are searched in a database of this kind. */
export function searchOf({ name }: Engine): Search {
  return name === "SQLite" ? sqliteSearch : postgresSearch;
}
