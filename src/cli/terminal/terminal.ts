/** Where somebody can be asked: the keys they press, and where the questions are written. */
export interface Terminal {
  readonly input: Pick<NodeJS.ReadStream, "isTTY" | "setRawMode" | "resume" | "pause" | "on" | "off">;
  readonly output: Pick<NodeJS.WriteStream, "isTTY" | "write">;
}

/** The terminal of the process. Questions go to the standard error: the standard output is for results. */
export const processTerminal = (): Terminal => ({ input: process.stdin, output: process.stderr });

/** Whether somebody is there: both ends are a terminal, and nothing is piped. */
export function canAsk({ input, output }: Terminal): boolean {
  return input.isTTY && output.isTTY;
}
