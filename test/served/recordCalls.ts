/** Records which calls the sandbox carries out while tests run. Loaded before each test file. */
import diagnostics from "node:diagnostics_channel";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, expect } from "vitest";
import type { ServedCall } from "../../src/sandbox/rpc/callRpc.js";
import { RECORDS, recordOf } from "./records.js";

const calls = new Set<string>();
diagnostics.subscribe("mezonkit:sandbox:served", (message) => {
  const { rpc, transport } = message as ServedCall;
  calls.add(`${rpc} ${transport}`);
});

afterAll(() => {
  const { testPath } = expect.getState();
  if (testPath === undefined) return;
  const { path, title } = recordOf(testPath);
  if (calls.size === 0) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(path, [title, ...calls].join("\n"));
});
