import { writeFileSync } from "node:fs";
import type { SerializedError, TestCase, TestModule } from "vitest/node";

/** What became of a run of tests. */
export interface TestRun {
  readonly passed: number;
  /** Each test that failed, with its assertion. */
  readonly failed: readonly string[];
  /** What failed outside of any test: a file that cannot be loaded, a rejection that nobody handled. */
  readonly troubles: readonly string[];
}

/** The variable of the environment that names the file a `TestRun` is written to. */
export const RUN_FILE = "MEZONKIT_TEST_RUN";

/** Writes what became of the tests to a file, for a process that watches from outside. */
export default class RunReporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()]);
    const run: TestRun = {
      passed: cases.filter((test) => test.result().state === "passed").length,
      failed: cases.filter((test) => test.result().state === "failed").map(described),
      troubles: [...modules.flatMap((module) => module.errors()), ...unhandled].map(firstLine),
    };
    writeFileSync(process.env[RUN_FILE] ?? "", JSON.stringify(run));
  }
}

function described(test: TestCase): string {
  const [error] = test.result().errors ?? [];
  return `${test.fullName}: ${error === undefined ? "failed" : firstLine(error)}`;
}

function firstLine({ message = "" }: { readonly message?: string }): string {
  return message.split("\n").find((line) => line.trim() !== "") ?? "";
}
