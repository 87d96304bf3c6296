import { MezonError } from "../../core/errors.js";
import type { Terminal } from "./terminal.js";

const Key = {
  Interrupt: "\u0003",
  End: "\u0004",
  Backspace: "\b",
  Delete: "\u007f",
  Enter: "\r",
  LineFeed: "\n",
} as const;
/** What arrows and the like send: nothing that anybody wants to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control characters
const SEQUENCES = /\u001b\[[\d;]*[A-Za-z~]/gu;

/**
 * Asks for a line in the terminal. Rejects with `MezonError` (`aborted`) for Ctrl-C, or when the input ends.
 *
 * @param options.hidden Whether what is typed must not be seen, as of a secret. @default false
 */
export async function ask(
  question: string,
  { input, output }: Terminal,
  { hidden = false }: { readonly hidden?: boolean | undefined } = {},
): Promise<string> {
  const typed: string[] = [];
  let end: () => void = () => undefined;
  const answered = new Promise<string>((resolve, reject) => {
    const stop = (): void => reject(new MezonError("aborted", "interrupted: nothing was done"));
    const onData = (data: Buffer | string): void => {
      for (const key of String(data).replaceAll(SEQUENCES, "")) {
        if (key === Key.Enter || key === Key.LineFeed) resolve(typed.join("").trim());
        else if (key === Key.Interrupt || key === Key.End) stop();
        else if (key === Key.Backspace || key === Key.Delete) erase();
        else if (key >= " ") write(key);
      }
    };
    const write = (key: string): void => {
      typed.push(key);
      if (!hidden) output.write(key);
    };
    const erase = (): void => {
      if (typed.pop() !== undefined && !hidden) output.write("\b \b");
    };
    input.on("data", onData);
    input.on("end", stop);
    end = () => {
      input.off("data", onData);
      input.off("end", stop);
    };
  });
  output.write(question);
  // Otherwise the terminal itself shows what is typed.
  input.setRawMode(true);
  input.resume();
  try {
    return await answered;
  } finally {
    end();
    input.setRawMode(false);
    input.pause();
    output.write("\n");
  }
}
