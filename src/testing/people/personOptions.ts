import type { KeysOf } from "../../core/requireKnownKeys.js";
import type { MessageReference, SandboxSendOptions } from "../../sandbox/index.js";
import type { ChannelReference } from "../../sandbox/people/sandboxChannel.js";

export interface SayOptions extends SandboxSendOptions {
  /** Where. @default the bed's channel */
  readonly in?: ChannelReference | undefined;
}

export const SAY: KeysOf<SayOptions> = {
  ...{ in: true, replyTo: true, mentions: true, attachments: true, topicId: true, code: true },
};

export interface PersonMenuCall {
  /** What the person typed. @default "/" and the menu's name */
  readonly text?: string | undefined;
  /** The message it is called on. @default none */
  readonly message?: MessageReference | undefined;
  /** Where. @default the message's channel, else the bed's */
  readonly in?: ChannelReference | undefined;
}

/** What somebody does. */
export interface ActionDescription {
  /** Completes a sentence that begins with the person's name. */
  readonly title: string;
  /** The message that it is done to. */
  readonly on?: MessageReference | undefined;
  /** Where. @default the message's channel */
  readonly in?: ChannelReference | undefined;
  /** Whether transcripts show it. @default true */
  readonly isShown?: boolean | undefined;
  /** Whether it posts a message: what replies to another one is no answer to it. @default false */
  readonly isPost?: boolean | undefined;
}
