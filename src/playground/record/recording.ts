import type { InputValue, PageMessage } from "../contract.js";

/** A file of a message; the file itself is in the world. */
export interface RecordedFile {
  readonly filename: string;
  readonly filetype: string;
  readonly url: string;
}

/** What a person did. Messages are named by their ids. */
export type RecordedAction =
  | {
      readonly kind: "say";
      readonly text: string;
      readonly channelId: string;
      readonly messageId: string;
      readonly replyTo?: string | undefined;
      /** "0" or omitted: in no topic. */
      readonly topicId?: string | undefined;
      readonly mentions?: readonly { readonly userId: string; readonly s: number; readonly e: number }[] | undefined;
      readonly attachments?: readonly RecordedFile[] | undefined;
    }
  | { readonly kind: "edit"; readonly messageId: string; readonly text: string }
  | { readonly kind: "remove"; readonly messageId: string }
  | { readonly kind: "react"; readonly messageId: string; readonly emoji: string; readonly remove: boolean }
  | {
      readonly kind: "click";
      readonly messageId: string;
      readonly componentId: string;
      readonly values: Readonly<Record<string, InputValue>>;
    }
  | { readonly kind: "choose"; readonly messageId: string; readonly componentId: string; readonly value: InputValue }
  | { readonly kind: "openTopic"; readonly messageId: string; readonly topicId: string }
  | {
      readonly kind: "createPoll";
      readonly channelId: string;
      readonly messageId: string;
      readonly question: string;
      readonly answers: readonly string[];
      readonly multiple: boolean;
    }
  | { readonly kind: "vote"; readonly messageId: string; readonly answers: readonly number[] }
  | { readonly kind: "closePoll"; readonly messageId: string }
  | { readonly kind: "callMenu"; readonly name: string; readonly text: string; readonly channelId: string }
  | { readonly kind: "pay"; readonly receiver: string; readonly amount: string; readonly note: string };

/** What the bot did, and who saw it. */
export type Heard =
  | { readonly kind: "posted" | "edited" | "ephemeral"; readonly message: PageMessage }
  | { readonly kind: "removed"; readonly messageId: string }
  | { readonly kind: "reacted"; readonly messageId: string; readonly emoji: string };

export type RecordedStep =
  | { readonly by: "person"; readonly name: string; readonly action: RecordedAction }
  | { readonly by: "bot"; readonly seenBy: readonly string[]; readonly heard: Heard };

/** Steps kept; a test that is longer helps nobody. */
const MOST_STEPS = 1_000;

export interface RecordingOptions {
  /** Whether the oldest steps make room for new ones. @default false: what comes later is not kept */
  readonly isRolling?: boolean | undefined;
}

/** What was done and heard, to be written as a test. */
export class Recording {
  readonly #steps: RecordedStep[] = [];
  readonly #isRolling: boolean;

  constructor({ isRolling = false }: RecordingOptions = {}) {
    this.#isRolling = isRolling;
  }

  get steps(): readonly RecordedStep[] {
    return this.#steps;
  }

  /** Returns the function that takes the step back. */
  add(step: RecordedStep): () => void {
    if (this.#isRolling && this.#steps.length === MOST_STEPS) this.#steps.splice(0, MOST_STEPS / 10);
    if (this.#steps.length < MOST_STEPS) this.#steps.push(step);
    return () => {
      const index = this.#steps.lastIndexOf(step);
      if (index >= 0) this.#steps.splice(index, 1);
    };
  }
}
