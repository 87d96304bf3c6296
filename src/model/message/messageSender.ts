import type { ChannelMessage, MessageMention, MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { ChannelMessageAck, ChannelMessageSend } from "../../../generated/mezon/realtime/message_pb.js";
import { builtContent, type ContentInput } from "../../builders/contentInput.js";
import { checkMentions, MentionedText } from "../../builders/mentioning.js";
import { BuiltMessage, MessageBuilder } from "../../builders/messageBuilder.js";
import { ValidationError } from "../../core/errors.js";
import { withCheck } from "../../history/deliveryCheck.js";
import type { Init } from "../../runtime/wire.js";
import { payloadOf } from "../../wire/envelopePayload.js";
import { encodeContent, type ReceivedContent } from "../../wire/messageContent.js";
import { joinAndRetry } from "../joinRetry.js";
import type { MessagePlace } from "../messagePlace.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireIds } from "../require.js";
import { callOptions, type SendOptions } from "./sendOptions.js";

/**
 * What can be sent: a text; a content object, which may contain builders; or a message made with `MessageBuilder` or
 * `mentioning`.
 */
export type MessageInput = string | ContentInput | MentionedText | MessageBuilder | BuiltMessage;

/** The content of another message, forwarded unchanged. */
export class ForwardedContent {
  readonly content: ReceivedContent;

  constructor(content: ReceivedContent) {
    this.content = content;
  }
}

/** A content that was checked and encoded. */
export class WrittenContent {
  readonly content: string;
  readonly mentions: Init<MessageMention>[];

  constructor({ content, mentions }: { readonly content: string; readonly mentions: Init<MessageMention>[] }) {
    this.content = content;
    this.mentions = mentions;
  }
}

/** Any content of a message. */
export type AnyContent = MessageInput | ForwardedContent | WrittenContent;

/** A message that the server acknowledged: what was sent, and the acknowledgement. */
export interface Acknowledged {
  readonly sent: Init<ChannelMessageSend>;
  readonly ack: ChannelMessageAck;
}

/** Sends a message to a place, with the messages it refers to. */
export async function sendMessage(
  context: ModelContext,
  place: MessagePlace,
  content: AnyContent,
  options: SendOptions,
  references: readonly Init<MessageRef>[] = [],
): Promise<Acknowledged> {
  const sent = outgoing(place, content, options, references);
  const waitOptions = callOptions(options);
  const check = context.history.watch(sent);
  try {
    const answer = await joinAndRetry(context, place, waitOptions, (left) =>
      context.request({ case: "channelMessageSend", value: sent }, left),
    );
    return { sent, ack: payloadOf(answer, "channelMessageAck") };
  } catch (error) {
    throw withCheck(error, check);
  }
}

/** Shows a message that only `receiverIds` see and that is not stored, or changes the one with `id`. Returns it. */
export async function sendEphemeralMessage(
  context: ModelContext,
  place: MessagePlace,
  receiverIds: readonly string[],
  content: AnyContent,
  options: SendOptions & { readonly code: number; readonly id?: string },
  references: readonly Init<MessageRef>[] = [],
): Promise<ChannelMessage> {
  const value = {
    message: { ...outgoing(place, content, options, references), id: options.id ?? "0" },
    receiverIds: requireIds(receiverIds, "receiverIds"),
  };
  const waitOptions = callOptions(options);
  const answer = await joinAndRetry(context, place, waitOptions, (left) =>
    context.request({ case: "ephemeralMessageSend", value }, left),
  );
  return payloadOf(answer, "channelMessage");
}

/** Returns content and mentions as they are sent. Throws a `ValidationError` that names what cannot be sent. */
export function contentOf(input: AnyContent, given: readonly Init<MessageMention>[] = []): WrittenContent {
  // The given mentions are part of its own.
  if (input instanceof WrittenContent) return input;
  if (typeof input !== "string" && (typeof input !== "object" || (input as object | null) === null))
    throw new ValidationError("content", 'must be a string or a content object such as { t: "hello" }');
  const { content, mentions: written } = writtenContent(input);
  const mentions = [...written, ...given].map((mention) => ({ ...mention }));
  for (const [index, { userId, roleId }] of mentions.entries()) {
    idOrNone(userId, `mentions[${index}].userId`);
    idOrNone(roleId, `mentions[${index}].roleId`);
  }
  checkMentions(typeof content.t === "string" ? content.t : "", mentions);
  return new WrittenContent({ content: encodeContent(content), mentions });
}

function writtenContent(input: MessageInput | ForwardedContent): {
  readonly content: ReceivedContent;
  readonly mentions: readonly Init<MessageMention>[];
} {
  if (typeof input === "string") return { content: { t: input }, mentions: [] };
  if (input instanceof ForwardedContent) return { content: input.content, mentions: [] };
  if (input instanceof MentionedText) return { content: { t: input.text }, mentions: input.mentions };
  if (input instanceof MessageBuilder) return input.build();
  if (input instanceof BuiltMessage) return input;
  return { content: builtContent(input), mentions: [] };
}

function outgoing(
  place: MessagePlace,
  content: AnyContent,
  options: SendOptions,
  references: readonly Init<MessageRef>[],
): Init<ChannelMessageSend> {
  const { content: text, mentions } = contentOf(content, options.mentions);
  return {
    clanId: place.clanId ?? "0",
    channelId: place.channelId,
    content: text,
    mentions,
    attachments: (options.attachments ?? []).map((attachment) => ({ ...attachment })),
    references: [...references],
    mode: place.mode,
    isPublic: place.isPublic,
    anonymousMessage: options.anonymous ?? false,
    mentionEveryone: options.mentionEveryone ?? false,
    code: options.code ?? 0,
    topicId: idOrNone(options.topicId ?? place.topicId, "topicId"),
  };
}
