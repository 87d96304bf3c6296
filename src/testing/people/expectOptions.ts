import type { Duration } from "../../core/duration.js";
import type { ChannelReference, MessageReference } from "../../sandbox/index.js";
import type { ActionScope } from "../timeline/timeline.js";

/** Who: a person, or anything that has an id. */
export type PersonReference = string | { readonly id: string };

export interface ExpectOptions {
  /** Milliseconds of the machine's time. @default the bed's `timeoutMs` */
  readonly timeoutMs?: number | undefined;
  /** Since when: an action, or `"start"`, the beginning of the test. @default the newest action of anybody */
  readonly since?: "start" | { readonly scope: ActionScope } | undefined;
}

export interface ExpectMessageOptions extends ExpectOptions {
  /** Where. @default the channel of the action, else the bed's */
  readonly in?: ChannelReference | "anywhere" | undefined;
  /** Whose. @default the bot */
  readonly from?: PersonReference | undefined;
}

export interface ExpectEditOptions extends ExpectMessageOptions {
  /** The message that is edited. @default any of the bot's there */
  readonly of?: MessageReference | undefined;
}

export interface ExpectDmOptions extends ExpectOptions {
  /** Whose. @default the bot */
  readonly from?: PersonReference | undefined;
}

export interface ExpectReactionOptions extends ExpectOptions {
  /** The message. @default that of the action */
  readonly on?: MessageReference | "anything" | undefined;
  /** Whose. @default the bot */
  readonly from?: PersonReference | undefined;
  /** Whether it is taken back. @default false */
  readonly isRemoval?: boolean | undefined;
}

export interface ExpectRemovalOptions extends ExpectOptions {
  /** The message. @default any of the bot's */
  readonly of?: MessageReference | undefined;
}

export interface ExpectTypingOptions extends ExpectOptions {
  /** Where. @default the channel of the action, else the bed's */
  readonly in?: ChannelReference | "anywhere" | undefined;
  /** Who types. @default the bot */
  readonly from?: PersonReference | undefined;
}

export interface ExpectNoMessageOptions {
  /** How long none may come: of the bed's fake clock, which it moves, or of the machine's time. @default until the bot is at rest */
  readonly within?: Duration | undefined;
  /** Where. @default anywhere */
  readonly in?: ChannelReference | undefined;
  /** Whose. @default the bot */
  readonly from?: PersonReference | undefined;
  /** As of the other expectations. */
  readonly since?: ExpectOptions["since"] | undefined;
}
