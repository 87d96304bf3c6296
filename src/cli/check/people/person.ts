import type { Message } from "../../../index.js";

/** An input of a form, and what is to be written or chosen. */
export interface Answer {
  readonly id: string;
  /** What the input is called. */
  readonly name: string;
  readonly value: string;
}

/** A button, by its id and what it says. */
export interface Button {
  readonly id: string;
  readonly label: string;
}

/** Somebody in the channel who does what a feature needs. What they do comes back as events. */
export interface Person {
  /** The only one that counts; `undefined` for anybody. */
  readonly id: string | undefined;
  /** Clicks a button of a message. */
  click(message: Message, button: Button): Promise<void>;
  /** Fills in a form, and clicks the button that sends it. */
  fillIn(message: Message, answers: readonly Answer[], button: Button): Promise<void>;
  /** Posts a message in the channel. */
  say(text: string): Promise<void>;
  /** Reacts to a message. */
  react(message: Message, emoji: string): Promise<void>;
  /** Calls a slash command in the channel. */
  call(command: string): Promise<void>;
}
