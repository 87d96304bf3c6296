import type { DescField, DescMessage } from "@bufbuild/protobuf";
import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReactions,
  channelMessageReferences,
} from "../../generated/carried.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { EnvelopeSchema } from "../../generated/mezon/realtime/envelope_pb.js";
import { requirePeer } from "./peer.js";

/** A message as the official packages hold it: keys as in the schema. */
export type OlderMessage = Record<string, unknown>;

/** The envelope codec of the official SDK. Its older schema writes ids as text and lists as JSON text. */
export interface OlderCodec {
  decode(bytes: Uint8Array): OlderMessage;
  encode(message: OlderMessage): { finish(): Uint8Array };
  fromPartial(message: OlderMessage): OlderMessage;
  /** Takes what a value is meant to be for what the schema wants. */
  fromJSON(message: OlderMessage): OlderMessage;
}

export function olderCodec(): OlderCodec {
  return requirePeer<{ readonly Envelope: OlderCodec }>("rtapi/realtime.js").Envelope;
}

/** Name in the schema of the field that an envelope's payload is in. */
export function schemaName(envelope: Envelope): string {
  return payloadField(envelope)?.name ?? "";
}

/** The same content in the older schema; `undefined` for a kind that it does not have. */
export function asOlder(codec: OlderCodec, envelope: Envelope): OlderMessage | undefined {
  const payload = payloadField(envelope);
  if (payload === undefined) return undefined;
  const older = codec.fromJSON({ [payload.name]: keyedAsSchema(envelope.message.value, payload) });
  return older[payload.name] === undefined ? undefined : older;
}

function payloadField(envelope: Envelope): DescField | undefined {
  return EnvelopeSchema.fields.find((field) => field.localName === envelope.message.case);
}

function keyedAsSchema(value: unknown, field: DescField): unknown {
  if (value instanceof Uint8Array) return JSON.stringify(listIn(field.name, value));
  if (Array.isArray(value)) return value.map((item) => keyedAsSchema(item, field));
  if (typeof value !== "object" || value === null || field.message === undefined || field.fieldKind === "map")
    return value;
  return messageKeyed(value as Readonly<Record<string, unknown>>, field.message);
}

function messageKeyed(message: Readonly<Record<string, unknown>>, schema: DescMessage): OlderMessage {
  const keyed: OlderMessage = {};
  for (const field of schema.fields) {
    const value = message[field.localName];
    if (value !== undefined) keyed[field.name] = keyedAsSchema(value, field);
  }
  return keyed;
}

function listIn(name: string, bytes: Uint8Array): unknown {
  switch (name) {
    case "mentions":
      return channelMessageMentions(bytes).mentions;
    case "attachments":
      return channelMessageAttachments(bytes).attachments;
    case "references":
      return channelMessageReferences(bytes).refs;
    case "reactions":
      return channelMessageReactions(bytes).reactions;
    default:
      return [];
  }
}

/** A pushed chat message in the older schema, without the detour over its JSON form. */
export function olderChatMessage(codec: OlderCodec, message: ChannelMessage): OlderMessage {
  return codec.fromPartial({
    channel_message: {
      clan_id: message.clanId,
      channel_id: message.channelId,
      message_id: message.messageId,
      code: message.code,
      sender_id: message.senderId,
      username: message.username,
      avatar: message.avatar,
      content: message.content,
      channel_label: message.channelLabel,
      category_name: message.categoryName,
      display_name: message.displayName,
      mentions: jsonOfList("mentions", message.mentions),
      reactions: jsonOfList("reactions", message.reactions),
      attachments: "[]",
      references: "[]",
      create_time_seconds: message.createTimeSeconds,
      mode: message.mode,
      is_public: message.isPublic,
    },
  });
}

function jsonOfList(name: string, bytes: Uint8Array): string {
  return bytes.length === 0 ? "[]" : JSON.stringify(listIn(name, bytes));
}
