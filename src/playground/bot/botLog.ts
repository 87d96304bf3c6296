import type { LogLine } from "../contract.js";

/** Lines kept; the oldest go first. */
const MOST_LINES = 2_000;
/** Milliseconds after which a line is no longer linked to the event before it. */
const LINK_MS = 5_000;
const ERROR = /\b(error|fail(ed|ure)?|exception|reject(ed|ion)?|uncaught|unhandled)\b/i;
const ID = /\b\d{15,20}\b/g;

/** What the bot was told of. */
export interface Cause {
  readonly at: number;
  readonly messageId: string | undefined;
  readonly wireId: number;
}

export interface BotLogParts {
  readonly now: () => number;
  /** Whether a message has this id. */
  readonly isMessage: (id: string) => boolean;
  readonly onLine: (line: LogLine) => void;
}

/** What the bot wrote; its errors are linked to the event that the bot was told of before. */
export class BotLog {
  readonly #parts: BotLogParts;
  #lines: LogLine[] = [];
  #lastId = 0;
  #cause: Cause | undefined;

  constructor(parts: BotLogParts) {
    this.#parts = parts;
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  /** Notes what the bot has just received. */
  told(cause: Omit<Cause, "at">): void {
    this.#cause = { ...cause, at: this.#parts.now() };
  }

  add(text: string, stream: LogLine["stream"]): void {
    this.#lastId += 1;
    const at = this.#parts.now();
    const cause = stream !== "playground" && isError(text, stream) ? this.#causeOf(text, at) : undefined;
    const line: LogLine = {
      ...{ id: this.#lastId, at, stream, text },
      causeMessageId: cause?.messageId,
      causeWireId: cause?.wireId,
    };
    this.#lines.push(line);
    if (this.#lines.length > MOST_LINES) this.#lines = this.#lines.slice(MOST_LINES / 10);
    this.#parts.onLine(line);
  }

  /** A message whose id the line holds, or else the newest event. */
  #causeOf(text: string, at: number): Pick<Cause, "messageId" | "wireId"> | undefined {
    const newest = this.#cause;
    const named = text.match(ID)?.find((id) => this.#parts.isMessage(id));
    if (named !== undefined) return { messageId: named, wireId: newest?.messageId === named ? newest.wireId : -1 };
    return newest !== undefined && at - newest.at <= LINK_MS ? newest : undefined;
  }
}

/** Frames of a stack belong to the error above them. */
function isError(text: string, stream: LogLine["stream"]): boolean {
  return ERROR.test(text) || (stream === "stderr" && !/^\s+at /.test(text));
}
