import { UsageError } from "../command/usageError.js";
import { ask } from "../terminal/ask.js";
import { canAsk, processTerminal, type Terminal } from "../terminal/terminal.js";

/** What a login takes, and how it is asked for. */
const VARIABLES = [
  { name: "MEZON_BOT_ID", question: "Id of the bot (MEZON_BOT_ID): ", hidden: false },
  { name: "MEZON_TOKEN", question: "Its token (MEZON_TOKEN, not shown): ", hidden: true },
] as const;

/**
 * Asks for the credentials that the environment does not hold, and keeps them in the environment of this process. Only
 * in a terminal: where something is piped, nobody could answer.
 *
 * @throws {UsageError} that names the variables which are missing.
 */
export async function requireCredentials(terminal: Terminal = processTerminal()): Promise<void> {
  const missing = VARIABLES.filter(({ name }) => (process.env[name] ?? "") === "");
  if (missing.length > 0 && !canAsk(terminal)) {
    const names = missing.map(({ name }) => name).join(" and ");
    throw new UsageError(`${names} missing: set ${missing.length === 1 ? "it" : "them"}, or give --env and a file`);
  }
  for (const { name, question, hidden } of missing) {
    const answer = await ask(question, terminal, { hidden });
    if (answer === "") throw new UsageError(`${name} missing: nothing was typed`);
    process.env[name] = answer;
  }
}
