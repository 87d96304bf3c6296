import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { environmentOption, loadEnvironment } from "../platform/environmentFile.js";
import { plainText } from "../terminal/plainText.js";
import { withProgress } from "../terminal/progress.js";
import type { Finding } from "./finding.js";
import { findings } from "./findings.js";

/** `mezonkit doctor`: finds out why a bot does not run. */
export const doctorCommand = defineCommand({
  name: "doctor",
  summary: "Tries step by step what a bot needs, and says what is wrong and what to do.",
  details: [
    "Looks at Node, the store's driver, the credentials, the proxy, DNS, the gateway, the clock, the login with socket",
    "and joins, rate limits, and the token chain: a key for the wallet, node, prover and indexer. Moves no tokens.",
  ],
  options: { json: { type: "boolean", help: "prints a line of JSON for each step" }, ...environmentOption },
  examples: ["mezonkit doctor --env .env"],
  async run({ options }) {
    loadEnvironment(options.env);
    let failed = 0;
    const steps = findings();
    for (;;) {
      const { value: finding, done } = await withProgress("looking", { quiet: options.json }, () => steps.next());
      if (done === true) break;
      if (finding.state === "failed") failed += 1;
      console.log(options.json ? JSON.stringify(finding) : lineOf(finding));
    }
    return failed === 0 ? ExitCode.Ok : ExitCode.Failed;
  },
});

function lineOf({ step, state, detail, advice }: Finding): string {
  const line = `${state.padEnd(8)}${step.padEnd(15)}${detail}`;
  return plainText(advice === undefined ? line : `${line}\n${" ".repeat(23)}${advice}`);
}
