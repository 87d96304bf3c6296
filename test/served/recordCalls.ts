/** Records which calls the sandbox carries out while tests run. Loaded before each test file. */
import { randomUUID } from "node:crypto";
import diagnostics from "node:diagnostics_channel";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { ServedCall } from "../../src/sandbox/rpc/callRpc.js";
import { RECORDS } from "./records.js";

const calls = new Set<string>();
diagnostics.subscribe("mezonkit:sandbox:served", (message) => {
  const { rpc, transport } = message as ServedCall;
  calls.add(`${rpc} ${transport}`);
});

afterAll(() => {
  if (calls.size === 0) return;
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(join(RECORDS, `${randomUUID()}.txt`), [...calls].join("\n"));
});
