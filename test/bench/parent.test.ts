import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type Count, judgeCounts } from "../../bench/parent/judgeCounts.js";

const PROJECT = resolve(import.meta.dirname, "../..");

function verdict(count: Omit<Count, "of">, ...excuses: readonly string[]): string | undefined {
  return judgeCounts([{ ...count, of: "something" }], excuses)[0]?.verdict;
}

describe("the comparison with the parent commit", () => {
  test("notices one module or statement more", () => {
    expect(verdict({ kind: "modules", before: 30, now: 31 })).toBe("more");
    expect(verdict({ kind: "statements", before: 12, now: 12.05 })).toBe("more");
    expect(verdict({ kind: "modules", before: 30, now: 30 })).toBe("same");
    expect(verdict({ kind: "modules", before: 30, now: 29 })).toBe("same");
  });

  test("lets pass what is within the noise of a count", () => {
    expect(verdict({ kind: "allocated", before: 2_000, now: 2_150 })).toBe("same");
    expect(verdict({ kind: "allocated", before: 2_000, now: 2_170 })).toBe("more");
    expect(verdict({ kind: "bundle", before: 700_000, now: 710_000 })).toBe("same");
    expect(verdict({ kind: "bundle", before: 700_000, now: 720_000 })).toBe("more");
  });

  test("excuses what a commit message says has to cost more, and nothing else", () => {
    const more = { kind: "bundle", before: 1, now: 2 } as const;
    expect(verdict(more, "bundle: the codec of polls")).toBe("excused");
    expect(verdict(more, "modules: a room of its own")).toBe("more");
  });

  test("passes, and says so, where there is no parent", { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "bench/parent/run.ts", "--base", "0000000000000000000000000000000000000001"],
      { cwd: PROJECT, encoding: "utf8" },
    );
    expect({ status, stdout }).toStrictEqual({ status: 0, stdout: "" });
    expect(stderr).toContain("nothing is compared");
  });
});
