import { PassThrough } from "node:stream";
import type { Terminal } from "../../../src/cli/terminal/terminal.js";

/** A terminal in which a test types. */
export interface FakeTerminal extends Terminal {
  /** What is to be seen in it. */
  readonly shown: string;
  /** Whether the terminal itself leaves typed keys to the program. */
  readonly isRaw: boolean;
  type(keys: string): void;
}

/** @param isTTY False for what is piped. @default true */
export function fakeTerminal(isTTY = true): FakeTerminal {
  const keys = new PassThrough();
  let [shown, isRaw] = ["", false];
  const setRawMode = (raw: boolean): unknown => {
    isRaw = raw;
    return keys;
  };
  return {
    input: Object.assign(keys, { isTTY, setRawMode }) as unknown as Terminal["input"],
    output: {
      isTTY,
      write: (text: string) => {
        shown += text;
        return true;
      },
    },
    get shown() {
      return shown;
    },
    get isRaw() {
      return isRaw;
    },
    type: (text) => void keys.write(text),
  };
}
