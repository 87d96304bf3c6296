import { ChannelStreamMode } from "../../../generated/constants.js";
import {
  decodeChannelMessage,
  decodeMessageReaction,
  encodeChannelMessage,
  encodeMessageMentionList,
  encodeMessageReaction,
  encodeMessageRefList,
} from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessage, MessageMention } from "../../../generated/mezon/api/message_pb.js";
import {
  decodeMessageButtonClicked,
  encodeMessageButtonClicked,
} from "../../../generated/mezon/realtime/message_codec.js";
import { systemClock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { jsonText } from "../../core/jsonText.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import { newSnowflake } from "../../core/snowflake.js";
import type { AnyInteraction } from "../../model/interaction/interaction.js";
import { readClick } from "../../model/interaction/readInteraction.js";
import { Message } from "../../model/message/message.js";
import { contentOf, type MessageInput } from "../../model/message/messageSender.js";
import { Reaction } from "../../model/message/reaction.js";
import type { ModelContext } from "../../model/modelContext.js";
import type { Init } from "../../runtime/wire.js";
import { SentMessage } from "../../wire/sentMessage.js";
import { handlerContext } from "./handlerContext.js";
import { HandlerRecorder, type SentByHandler } from "./sentByHandler.js";

/** A message of the bot, whatever it says. */
const SOMETHING = "…";

/** Who says or does something. */
export interface FakePerson {
  /** @default a new id */
  readonly id?: string | undefined;
  /** Username. @default "alice" */
  readonly name?: string | undefined;
}

/** What every fake takes. */
export interface FakeOptions {
  /** @default a new id */
  readonly channelId?: string | undefined;
  /** `"0"`: a direct conversation. @default a new id */
  readonly clanId?: string | undefined;
  /** Id of the bot. @default a new id */
  readonly botId?: string | undefined;
}

export interface FakeMessageOptions extends FakeOptions {
  readonly from?: FakePerson | undefined;
  readonly mentions?: readonly Init<MessageMention>[] | undefined;
  /** The message that it replies to. */
  readonly replyTo?: Message | undefined;
}

export interface FakeInteractionOptions extends FakeOptions {
  /** Who clicked. */
  readonly from?: FakePerson | undefined;
  /** What the form holds, by the ids of its inputs, or the option chosen from a select. @default nothing */
  readonly values?: Readonly<Record<string, string | readonly string[]>> | string | undefined;
  /** The message that was clicked, as the bot had posted it. @default any message */
  readonly on?: MessageInput | undefined;
}

export interface FakeReactionOptions extends FakeOptions {
  /** Who reacted. */
  readonly from?: FakePerson | undefined;
  /** Whether it was taken back. @default false */
  readonly isRemoval?: boolean | undefined;
}

const FAKE: KeysOf<FakeOptions> = { channelId: true, clanId: true, botId: true };
const MESSAGE: KeysOf<FakeMessageOptions> = { ...FAKE, from: true, mentions: true, replyTo: true };
const INTERACTION: KeysOf<FakeInteractionOptions> = { ...FAKE, from: true, values: true, on: true };
const REACTION: KeysOf<FakeReactionOptions> = { ...FAKE, from: true, isRemoval: true };
const PERSON: KeysOf<FakePerson> = { id: true, name: true };

/** What a handler sends, oldest first. It grows while the handler runs. */
export interface HandlerSends {
  readonly sent: readonly SentByHandler[];
}

/**
 * Makes a message as a listener gets it, without a connection: to test one handler alone.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { message, sent } = fakeMessage("!hello", { from: { name: "Lan" } });
 * await hello(message);
 * assert.equal(sent[0]?.text, "Hello, Lan!");
 * ```
 */
export function fakeMessage(
  content: MessageInput,
  options: FakeMessageOptions = {},
): HandlerSends & { readonly message: Message } {
  requireOptions(options, MESSAGE);
  const { context, sent } = begin(options);
  const { from, replyTo } = options;
  if (replyTo !== undefined && !((replyTo as unknown) instanceof Message))
    throw new ValidationError("replyTo", "must be a message, such as that of fakeMessage()");
  const references = replyTo === undefined ? [] : [{ messageRefId: replyTo.id, messageSenderId: replyTo.author.id }];
  const wire = received(content, { ...options, person: personOf(from), references });
  context.history.sent(new SentMessage(wire));
  return { message: new Message(wire, context), sent };
}

/** Makes a click, a choice or a form as an `interaction` listener gets it, on a message of the bot. */
export function fakeInteraction(
  customId: string,
  options: FakeInteractionOptions = {},
): HandlerSends & { readonly interaction: AnyInteraction } {
  requireString(customId, "customId");
  requireOptions(options, INTERACTION);
  const { context, sent, botId } = begin(options);
  const { on = SOMETHING, values = "", from } = options;
  const wire = received(on, { ...options, person: { id: botId, name: "bot" }, references: [] });
  context.history.sent(new SentMessage(wire));
  const extraData = typeof values === "string" ? values : jsonText(values, "values");
  const { messageId, channelId } = wire;
  const click = { messageId, channelId, buttonId: customId, senderId: botId, userId: personOf(from).id, extraData };
  return { interaction: readClick(decodeMessageButtonClicked(encodeMessageButtonClicked(click)), context), sent };
}

/** Makes a reaction to a message of the bot, as a listener gets it. */
export function fakeReaction(
  emoji: string,
  options: FakeReactionOptions = {},
): HandlerSends & { readonly reaction: Reaction } {
  requireString(emoji, "emoji");
  requireOptions(options, REACTION);
  const { context, sent, botId } = begin(options);
  const { from, isRemoval = false } = options;
  if (typeof isRemoval !== "boolean") throw new ValidationError("isRemoval", "must be true or false");
  const { id: senderId, name: senderName } = personOf(from);
  const wire = received(SOMETHING, { ...options, person: { id: botId, name: "bot" }, references: [] });
  context.history.sent(new SentMessage(wire));
  const { messageId, channelId, clanId } = wire;
  const place = { messageId, channelId, clanId, messageSenderId: botId };
  const bytes = encodeMessageReaction({ ...place, emoji, senderId, senderName, count: 1, action: isRemoval });
  return { reaction: new Reaction(decodeMessageReaction(bytes), context), sent };
}

function begin({
  botId = newId(),
  ...place
}: FakeOptions): HandlerSends & { readonly context: ModelContext; readonly botId: string } {
  requireId(botId, "botId");
  if (place.channelId !== undefined) requireId(place.channelId, "channelId");
  // A direct conversation belongs to no clan.
  if (place.clanId !== undefined && place.clanId !== "0") requireId(place.clanId, "clanId");
  const recorder = new HandlerRecorder();
  return { context: handlerContext(recorder, botId), sent: recorder.sent, botId };
}

/** A message as it arrives: written as the server writes it, and read as the client does. */
function received(
  input: MessageInput,
  details: FakeMessageOptions & {
    readonly person: Required<FakePerson> & { readonly id: string; readonly name: string };
    readonly references: readonly { readonly messageRefId: string; readonly messageSenderId: string }[];
  },
): ChannelMessage {
  const { channelId = newId(), clanId = newId(), person, references, mentions: given = [] } = details;
  const { content, mentions } = contentOf(input, { mentions: given });
  const bytes = encodeChannelMessage({
    ...{ channelId, clanId, content },
    messageId: newId(),
    senderId: person.id,
    username: person.name,
    mode: clanId === "0" ? ChannelStreamMode.Dm : ChannelStreamMode.Channel,
    isPublic: clanId !== "0",
    mentions: encodeMessageMentionList({ mentions: [...mentions] }),
    references: encodeMessageRefList({ refs: [...references] }),
    createTimeSeconds: Math.floor(systemClock.now() / 1000),
  });
  return decodeChannelMessage(bytes);
}

function personOf(person: FakePerson = {}): { readonly id: string; readonly name: string } {
  requireOptions(person, PERSON, { path: "from" });
  const { id = newId(), name = "alice" } = person;
  return { id: requireId(id, "from.id"), name: requireString(name, "from.name") };
}

function newId(): string {
  return newSnowflake(systemClock);
}
