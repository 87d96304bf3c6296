import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { environmentOption, loadEnvironment } from "../platform/environmentFile.js";
import { type Finding, findings } from "./findings.js";

/** `mezonkit doctor`: finds out why a bot does not run. */
export const doctorCommand = defineCommand({
  name: "doctor",
  summary: "Tries step by step what a bot needs, and says what is wrong and what to do.",
  details: ["Looks at Node, the credentials, the gateway, the clock, the login, the socket, and the store's driver."],
  options: { json: { type: "boolean", help: "prints a line of JSON for each step" }, ...environmentOption },
  examples: ["mezonkit doctor --env .env"],
  async run({ options }) {
    loadEnvironment(options.env);
    let failed = 0;
    for await (const finding of findings()) {
      if (finding.state === "failed") failed += 1;
      console.log(options.json ? JSON.stringify(finding) : lineOf(finding));
    }
    return failed === 0 ? ExitCode.Ok : ExitCode.Failed;
  },
});

function lineOf({ step, state, detail, advice }: Finding): string {
  const line = `${state.padEnd(8)}${step.padEnd(13)}${detail}`;
  return advice === undefined ? line : `${line}\n${" ".repeat(21)}${advice}`;
}
