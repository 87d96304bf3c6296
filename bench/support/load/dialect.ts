import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import { decodeEnvelope, encodeEnvelope } from "../../../generated/mezon/realtime/envelope_codec.js";
import { createChannelMessageAck } from "../../../generated/mezon/realtime/message_codec.js";
import { encodeApiFrames } from "../../../src/wire/apiFrames.js";
import type { EnvelopePayload } from "../../../src/wire/envelopePayload.js";
import { type OlderCodec, olderChatMessage, olderCodec } from "../olderSchema.js";
import { hasPeer } from "../peer.js";
import { answerTo } from "./calls.js";
import type { World } from "./world.js";

/** What the server says to a client, in its schema. */
export interface Dialect {
  push(message: ChannelMessage): Uint8Array;
  /** The frames that answer a request. */
  answer(request: Uint8Array, messageId: string, world: World): readonly Uint8Array[];
}

/** Today's schema. */
export const today: Dialect = {
  push: (message) => encodeEnvelope({ message: { case: "channelMessage", value: message } }),
  answer(request, messageId, world) {
    const { cid, message } = decodeEnvelope(request);
    if (message.case === "apiRequestEvent") {
      const { apiName, body } = message.value;
      return encodeApiFrames({ cid, code: 0, body: answerTo(apiName, body, world) ?? new Uint8Array(0) });
    }
    return [encodeEnvelope({ cid, message: envelopeAnswer(message, messageId) })];
  },
};

function envelopeAnswer(request: ReturnType<typeof decodeEnvelope>["message"], messageId: string): EnvelopePayload {
  switch (request.case) {
    case "ping":
      return { case: "pong", value: {} };
    case "channelJoin":
      return { case: "channel", value: { id: request.value.channelId } };
    case "channelMessageSend": {
      const { channelId } = request.value;
      const ack = {
        ...createChannelMessageAck(),
        channelId,
        messageId,
        username: "bot",
        createTimeSeconds: 1_732_000_000,
      };
      return { case: "channelMessageAck", value: ack };
    }
    default:
      return request;
  }
}

/** The schema that the official SDK speaks; its codec is part of it. */
export const older: Dialect | undefined = hasPeer() ? olderDialect(olderCodec()) : undefined;

function olderDialect(codec: OlderCodec): Dialect {
  return {
    push: (message) => codec.encode(olderChatMessage(codec, message)).finish(),
    answer(bytes, messageId) {
      const { cid, ...request } = codec.decode(bytes);
      return [codec.encode(codec.fromPartial({ cid, ...olderAnswerTo(request, messageId) })).finish()];
    },
  };
}

function olderAnswerTo(
  request: Readonly<Record<string, unknown>>,
  messageId: string,
): Readonly<Record<string, unknown>> {
  if (request["ping"] !== undefined) return { pong: {} };
  const join = request["channel_join"] as { readonly channel_id: string } | undefined;
  if (join !== undefined) return { channel: { id: join.channel_id } };
  const send = request["channel_message_send"] as { readonly channel_id: string } | undefined;
  if (send === undefined) return request;
  return {
    channel_message_ack: {
      channel_id: send.channel_id,
      message_id: messageId,
      username: "bot",
      create_time_seconds: 1_732_000_000,
    },
  };
}
