import type { MessageContent } from "../../../generated/content/types.js";
import type {
  ChannelMessage,
  MessageAttachment,
  MessageMention,
  MessageRef,
} from "../../../generated/mezon/api/message_pb.js";
import type { ChannelMessageAck, ChannelMessageSend } from "../../../generated/mezon/realtime/message_pb.js";
import { builtContent, type ContentInput } from "../../builders/contentInput.js";
import { checkMentions, MentionedText } from "../../builders/mentioning.js";
import { BuiltMessage, MessageBuilder } from "../../builders/messageBuilder.js";
import { RawContent } from "../../builders/rawContent.js";
import { ValidationError } from "../../core/errors.js";
import { requireObject } from "../../core/requireObject.js";
import { withCheck } from "../../history/deliveryCheck.js";
import { keepShape } from "../../runtime/keepShape.js";
import type { Init } from "../../runtime/wire.js";
import { payloadOf } from "../../wire/envelopePayload.js";
import { encodeContent, type ReceivedContent } from "../../wire/messageContent.js";
import { joinAndRetry } from "../joinRetry.js";
import type { MessageTarget } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireIds } from "../require.js";
import { ownFile, uploadOwn } from "../upload/upload.js";
import { checkedAttachments, checkedMentions } from "./checkBeside.js";
import { requireSendOptions, type SendOptions, waitOf } from "./sendOptions.js";

/**
 * What can be sent: a text; a content object, which may contain builders; a message made with `MessageBuilder` or
 * `mentioning`; or a content of any other form, made with `rawContent`.
 */
export type MessageInput = string | ContentInput | MentionedText | MessageBuilder | BuiltMessage | RawContent;

/** A content that was checked and encoded, with what is sent in addition. */
export class WrittenContent {
  readonly content: string;
  readonly mentions: Init<MessageMention>[];

  readonly attachments: Init<MessageAttachment>[];

  constructor({ content, mentions, attachments }: Pick<WrittenContent, "attachments" | "content" | "mentions">) {
    this.content = content;
    this.mentions = mentions;
    this.attachments = attachments;
  }

  /** Returns the same content with the attachments of a message in front of its own. */
  beside({ attachments }: { readonly attachments: readonly Init<MessageAttachment>[] }): WrittenContent {
    return new WrittenContent({ ...this, attachments: [...attachments, ...this.attachments] });
  }
}

keepShape(new WrittenContent({ content: "", mentions: [], attachments: [] }));

/** Any content of a message. */
export type AnyContent = MessageInput | WrittenContent;

/** A message that the server acknowledged: what was sent, and the acknowledgement. */
export interface Acknowledged {
  readonly sent: Init<ChannelMessageSend>;
  readonly ack: ChannelMessageAck;
}

/** Sends a message to a place, with the messages it refers to. */
export async function sendMessage(
  context: ModelContext,
  place: MessageTarget,
  content: AnyContent,
  options: SendOptions,
  references: readonly Init<MessageRef>[] = [],
): Promise<Acknowledged> {
  // Without a wait where there are no files: sends keep the order in which they are given.
  const body = hasFiles(options) ? await withFiles(context, content, options) : content;
  const sent = outgoing(place, body, options, references);
  const waitOptions = waitOf(options);
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
  place: MessageTarget,
  receiverIds: readonly string[],
  content: AnyContent,
  { id = "0", ...given }: SendOptions & { readonly code: number; readonly id?: string },
  references: readonly Init<MessageRef>[] = [],
): Promise<ChannelMessage> {
  const body = hasFiles(given) ? await withFiles(context, content, given) : content;
  const value = {
    message: { ...outgoing(place, body, given, references), id },
    receiverIds: requireIds(receiverIds, "receiverIds"),
  };
  const waitOptions = waitOf(given);
  const answer = await joinAndRetry(context, place, waitOptions, (left) =>
    context.request({ case: "ephemeralMessageSend", value }, left),
  );
  return payloadOf(answer, "channelMessage");
}

/** Returns content and mentions as they are sent. Throws a `ValidationError` that names what cannot be sent. */
export function contentOf(
  input: AnyContent,
  given: Pick<SendOptions, "attachments" | "files" | "mentions"> = {},
): WrittenContent {
  // What is beside it is part of its own.
  if (input instanceof WrittenContent) return input;
  if (typeof input !== "string" && (typeof input !== "object" || (input as object | null) === null))
    throw new ValidationError("content", 'must be a string or a content object such as { t: "hello" }');
  const { content, mentions: written } = writtenContent(input);
  const mentions = checkedMentions(written.length === 0 ? given.mentions : [...written, ...(given.mentions ?? [])]);
  checkMentions(typeof content.t === "string" ? content.t : "", mentions);
  const attachments = checkedAttachments(given.attachments);
  const holdsFiles = attachments.length > 0 || (given.files?.length ?? 0) > 0;
  if (!holdsFiles && !(input instanceof RawContent) && isEmpty(content))
    throw new ValidationError("content", "is empty: give a text, a card, components, or attachments beside it");
  return new WrittenContent({ content: encodeContent(content), mentions, attachments });
}

/** Whether there are files to upload first. */
export function hasFiles(options: Pick<SendOptions, "files">): boolean {
  requireObject(options, "options", "an object such as { attachments: [ … ] }");
  const { files } = options;
  if (files === undefined) return false;
  if (!Array.isArray(files)) throw new ValidationError("files", 'must be a list such as ["./x.png"]');
  return files.length > 0;
}

/** Uploads the files that go with a message, one after the other; what cannot be sent is refused before that. */
export async function withFiles(
  context: ModelContext,
  input: AnyContent,
  options: Pick<SendOptions, "attachments" | "files" | "mentions" | "onProgress" | "signal">,
): Promise<WrittenContent> {
  const { content, mentions, attachments: known } = contentOf(input, options);
  const { files = [], onProgress, signal } = options;
  const attachments = [...known];
  // The time limit is that of the message: uploads take theirs by their size.
  for (const [index, file] of files.map(ownFile).entries())
    attachments.push(await uploadOwn(context, file, { signal, onProgress }, `files[${index}]`));
  return new WrittenContent({ content, mentions, attachments });
}

function writtenContent(input: MessageInput): {
  readonly content: MessageContent | ReceivedContent;
  readonly mentions: readonly Init<MessageMention>[];
} {
  if (typeof input === "string") return { content: { t: input }, mentions: [] };
  if (input instanceof RawContent) return { content: input.content, mentions: [] };
  if (input instanceof MentionedText) return { content: { t: input.text }, mentions: input.mentions };
  if (input instanceof MessageBuilder) return input.build();
  if (input instanceof BuiltMessage) return input;
  return { content: builtContent(input), mentions: [] };
}

/** Whether clients would show nothing of it. */
function isEmpty({ t, embed, components }: ReceivedContent | MessageContent): boolean {
  const holds = (list: unknown): boolean => Array.isArray(list) && list.length > 0;
  return (typeof t !== "string" || t.trim() === "") && !holds(embed) && !holds(components);
}

function outgoing(
  place: MessageTarget,
  content: AnyContent,
  options: SendOptions,
  references: readonly Init<MessageRef>[],
): Init<ChannelMessageSend> {
  requireSendOptions(options);
  const { content: text, mentions, attachments } = contentOf(content, options);
  return {
    clanId: place.clanId ?? "0",
    channelId: place.channelId,
    content: text,
    mentions,
    attachments,
    references: [...references],
    mode: place.mode,
    isPublic: place.isPublic,
    anonymousMessage: options.anonymous ?? false,
    mentionEveryone: options.mentionEveryone ?? false,
    code: options.code ?? 0,
    topicId: idOrNone(options.topicId ?? place.topicId, "topicId"),
  };
}
