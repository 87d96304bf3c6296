// Preloaded, in worker threads as well: writes one byte for each statement that SQLite runs.
const { openSync, writeSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const log = openSync(process.env["STATEMENTS_LOG"], "a");
const Database = createRequire(join(process.env["STATEMENTS_PROJECT"], "package.json"))("better-sqlite3");
const counting = (owner, names) => {
  for (const name of names) {
    const original = owner[name];
    owner[name] = function counted(...args) {
      writeSync(log, ".");
      return original.apply(this, args);
    };
  }
};
const database = new Database(":memory:");
counting(Object.getPrototypeOf(database.prepare("select 1")), ["run", "get", "all", "iterate"]);
counting(Database.prototype, ["exec"]);
database.close();
