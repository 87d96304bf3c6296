import { causesOf } from "./causes.js";
import { MezonError } from "./errors.js";
import type { Logger } from "./logger.js";

const nothing = (): void => undefined;

/** Printed once, after the first message. */
const HINT = 'mezonkit: nobody listens, so this is printed here. Set the option "logger"; false prints nothing.';

let hasHinted = false;

/**
 * The default logger: prints warnings and errors to the standard error, so that no failure is silent.
 *
 * @param isReportedElsewhere Whether somebody else receives failures: then nothing is printed. @default nobody does
 */
export function standardErrorLogger(isReportedElsewhere: () => boolean = () => false): Logger {
  const print = (level: string) => {
    return (details: object, message: string): void => {
      if (isReportedElsewhere()) return;
      writeToStandardError(`mezonkit: ${level}: ${describe(details, message)}\n${hasHinted ? "" : `${HINT}\n`}`);
      hasHinted = true;
    };
  };
  return { debug: nothing, info: nothing, warn: print("warning"), error: print("error") };
}

function describe(details: object, message: string): string {
  const { err, ...others } = details as { readonly err?: unknown };
  const lines = [message];
  if (err !== undefined) lines.push(...(err instanceof Error ? describeError(err) : [String(err)]));
  if (Object.keys(others).length > 0) lines.push(JSON.stringify(others));
  return lines.join("\n  ");
}

/** Returns the error, its causes if they say more, and where the innermost foreign one was thrown. */
function describeError(error: Error): readonly string[] {
  const causes = causesOf(error);
  const lines = [`${error.name}: ${error.message}`];
  for (const cause of causes.slice(1))
    if (!error.message.includes(cause.message)) lines.push(`caused by ${cause.name}: ${cause.message}`);
  const innermost = causes.at(-1);
  // Our own errors say what to do; for a foreign one, the reader needs to know where it was thrown.
  if (innermost !== undefined && !(innermost instanceof MezonError)) lines.push(...placesOf(innermost));
  return lines;
}

function placesOf({ stack = "" }: Error): readonly string[] {
  return stack
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "));
}

interface Stream {
  write(text: string, written: () => void): unknown;
  once(name: "error", listener: () => void): unknown;
  off(name: "error", listener: () => void): unknown;
}

function writeToStandardError(text: string): void {
  const { process } = globalThis as { process?: { readonly stderr?: Stream } };
  const stream = process?.stderr;
  if (typeof stream?.write !== "function") {
    // biome-ignore lint/suspicious/noConsole: the standard error of a browser.
    console.error(text.trimEnd());
    return;
  }
  // A pipe that is no longer read must not end the process.
  stream.once("error", nothing);
  stream.write(text, () => stream.off("error", nothing));
}
