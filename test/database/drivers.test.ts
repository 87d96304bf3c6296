import { describe, expect, test } from "vitest";
import { answersRows } from "../../src/database/sqlite/answersRows.js";
import { betterSqlite3 } from "../../src/database/sqlite/betterSqlite3.js";
import { firstDriver } from "../../src/database/sqlite/firstDriver.js";
import type { SqliteDriver } from "../../src/database/sqlite/sqliteDriver.js";
import { newFile } from "../cache/botWithStore.js";
import { RUNTIMES, runScenario, runScript, WORKING } from "./runtimes.js";

const notInstalled: SqliteDriver = {
  name: "not-installed",
  load: () => Promise.reject(new Error("Cannot find package 'not-installed'\nimported from somewhere")),
};
/** One that is loaded, and shows only at a file that its binary is for another version of Node. */
const otherAbi: SqliteDriver = {
  name: "other-abi",
  load: () =>
    Promise.resolve(() => {
      throw Object.assign(new Error("was compiled against a different Node.js version"), { code: "ERR_DLOPEN_FAILED" });
    }),
};

/** What this Node has without packages: nothing before version 22.13. */
const OWN_DRIVER = (() => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13) ? "node:sqlite" : undefined;
})();

describe("of several drivers", () => {
  test("the first that works is taken", async () => {
    const { name, open } = await firstDriver("x.db", [notInstalled, otherAbi, betterSqlite3]);
    expect(name).toBe("better-sqlite3");
    const handle = open(":memory:");
    expect(handle.prepare("select 1 as one").all([])).toStrictEqual([{ one: 1 }]);
    handle.close();
  });

  test("none that works is said, with what to do and why each does not", async () => {
    const failure = firstDriver("x.db", [notInstalled, otherAbi]);
    await expect(failure).rejects.toMatchObject({ code: "store_failed", reason: "driver_missing", file: "x.db" });
    await expect(failure).rejects.toThrow("npm install better-sqlite3, npm rebuild better-sqlite3");
    const { cause } = await failure.then(
      () => new Error(),
      (error: Error) => error,
    );
    expect((cause as Error).message).toBe(
      "not-installed: Cannot find package 'not-installed'; other-abi: was compiled against a different Node.js version",
    );
  });

  test("one that does not say which statements answer rows is told by their text", () => {
    for (const text of ["select 1", "  SELECT 1", "values (1)", "insert into t values (1) returning a"])
      expect(answersRows(text), text).toBe(true);
    for (const text of ["insert into t values (1)", "create table returns (a)", "begin immediate"])
      expect(answersRows(text), text).toBe(false);
  });
});

describe("a store", () => {
  test("works with better-sqlite3", () => {
    expect(runScenario(process.execPath, ["--import", "tsx"], newFile())).toStrictEqual({
      ...{ driver: "better-sqlite3", isThreaded: true },
      ...WORKING,
    });
  });

  test("without native packages opens with what the runtime has, or says what to do", () => {
    const line = runScenario(process.execPath, ["--no-warnings", "--no-addons", "--import", "tsx"], newFile());
    if (OWN_DRIVER !== undefined) expect(line).toStrictEqual({ driver: OWN_DRIVER, isThreaded: true, ...WORKING });
    else {
      expect(line).toMatchObject({ reason: "driver_missing" });
      expect(line["message"]).toContain("npm install better-sqlite3");
    }
  });

  test("that finds no driver at all refuses the login, and says what to do", () => {
    const flags = OWN_DRIVER === undefined ? ["--no-addons"] : ["--no-addons", "--no-experimental-sqlite"];
    const line = runScript("loginScenario.ts", process.execPath, [...flags, "--import", "tsx"], newFile());
    expect(line).toMatchObject({ code: "store_failed", reason: "driver_missing", state: "idle" });
    expect(line["message"]).toContain("npm install better-sqlite3");
  });

  test("works with Node 22's own driver", ({ skip }) => {
    const node = RUNTIMES.node22 ?? (OWN_DRIVER === undefined ? undefined : process.execPath);
    if (node === undefined) return missing(skip);
    const line = runScenario(node, ["--no-warnings", "--no-addons", "--import", "tsx"], newFile());
    expect(line).toStrictEqual({ driver: "node:sqlite", isThreaded: true, ...WORKING });
  });

  test.for(["node:sqlite", "bun:sqlite"])("works in Bun, with %s", (driver, { skip }) => {
    const { bun } = RUNTIMES;
    if (bun === undefined) return missing(skip);
    expect(runScenario(bun, [], newFile(), driver)).toStrictEqual({ driver, isThreaded: false, ...WORKING });
  });
});

/** `npm run check:runtimes` installs what is missing, and then nothing may be. */
function missing(skip: (note: string) => void): void {
  if (process.env["EXPECT_RUNTIMES"] !== undefined) throw new Error("a runtime that was installed is not found");
  skip("it is not installed: npm run check:runtimes installs it");
}
