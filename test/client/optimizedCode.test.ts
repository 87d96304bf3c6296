import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** Functions through which each message passes, of all parts that make objects for it. */
const HOT = ["readChannelMessage", "Message", "MessageView", "writeChange", "cutMessage", "applyPart"];

test("a full garbage collection drops no optimized code through which messages pass", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-"));
  const script = join(import.meta.dirname, "hotCode.ts");
  const flags = ["--expose-gc", "--trace-opt", "--trace-deopt", "--import", "tsx"];
  const { stdout } = await run(process.execPath, [...flags, script, folder], { maxBuffer: 64 * 1024 * 1024 });
  // V8 first learns: what it has compiled after the first collection must stay.
  const [, ...learnt] = stdout.split("--- collected");
  const named = (pattern: RegExp): readonly string[] => {
    const found = learnt.flatMap((part) => [...part.matchAll(pattern)].map(([, name]) => name ?? ""));
    return HOT.filter((name) => found.includes(name));
  };
  expect(named(/marking dependent code .*<SharedFunctionInfo ([^>]*)>.*reason: weak objects/g)).toStrictEqual([]);
  const optimized = [...stdout.matchAll(/completed optimizing .*<JSFunction (\S+)/g)].map(([, name]) => name);
  expect(optimized).toEqual(expect.arrayContaining(["readChannelMessage", "MessageView", "applyPart"]));
}, 60_000);
