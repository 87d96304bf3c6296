import type { Component } from "../database/component.js";
import { adoptOlder } from "./migrations/adoptOlder.js";
import { createTables } from "./migrations/createTables.js";
import { indexAgain } from "./migrations/indexAgain.js";
import { separateHeard } from "./migrations/separateHeard.js";
import { salvageHeard } from "./salvageHeard.js";
import { searchOf } from "./search/searchOf.js";
import type { Tables } from "./tables.js";

/** The tables of messages. */
export const messagesComponent: Component<Tables> = {
  name: "messages",
  versionTable: "mezonkit_versions",
  migrations: [createTables, adoptOlder, separateHeard, indexAgain],
  salvage: salvageHeard,
  prepare: (db, features) => searchOf(features).prepare(db),
};
