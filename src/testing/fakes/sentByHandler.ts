import type { Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import {
  decodeChannelMessageRemove,
  decodeChannelMessageUpdate,
} from "../../../generated/mezon/realtime/message_codec.js";
import type { ChannelMessageSend } from "../../../generated/mezon/realtime/message_pb.js";
import { systemClock } from "../../core/clock.js";
import { MezonError } from "../../core/errors.js";
import { newSnowflake } from "../../core/snowflake.js";
import type { RpcTransport } from "../../transport/rpcTransport.js";
import { decodeEnvelope, encodeEnvelope } from "../../wire/envelopeCodec.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import { parseContent, type ReceivedContent } from "../../wire/messageContent.js";

/** Something that a handler has sent, read back from its bytes. */
export interface SentByHandler {
  readonly kind: "message" | "edit" | "removal" | "ephemeral" | "reaction" | "typing";
  readonly channelId: string;
  /** The message that was posted, edited, removed or reacted to; "" for none. */
  readonly messageId: string;
  /** The text of a message, or the emoji of a reaction. */
  readonly text: string;
  readonly content: ReceivedContent;
  /** The message that it replies to; "" for none. */
  readonly replyToId: string;
  /** Who sees an ephemeral message. */
  readonly receiverIds: readonly string[];
}

const NOTHING = { messageId: "", text: "", content: {}, replyToId: "", receiverIds: [] };

/** Takes what a handler sends, and answers as the server does. */
export class HandlerRecorder {
  /** Oldest first. */
  readonly sent: SentByHandler[] = [];
  /** The calls of the API that change messages. Others are refused. */
  readonly transport: RpcTransport = {
    unary: ({ name, body }) => {
      if (name === "UpdateChannelMessage") this.#edited(body);
      else if (name === "DeleteChannelMessage") this.#removed(body);
      else return Promise.reject(unknownTo(name));
      return Promise.resolve(new Uint8Array(0));
    },
  };

  /** Takes a request over the socket. */
  request = async (payload: EnvelopePayload): Promise<Envelope> => {
    const { message } = decodeEnvelope(encodeEnvelope({ cid: 1, message: payload }));
    const answer = this.#answer(message);
    if (answer === undefined) throw unknownTo(message.case ?? "an empty request");
    return decodeEnvelope(encodeEnvelope({ cid: 1, message: answer }));
  };

  #answer(message: Envelope["message"]): EnvelopePayload | undefined {
    switch (message.case) {
      case "channelMessageSend": {
        const messageId = newSnowflake(systemClock);
        this.#posted("message", message.value, { messageId });
        const { channelId } = message.value;
        return { case: "channelMessageAck", value: { channelId, messageId, ...now() } };
      }
      case "ephemeralMessageSend": {
        const { message: sent, receiverIds } = message.value;
        if (sent === undefined) return undefined;
        const messageId = sent.id === "0" ? newSnowflake(systemClock) : sent.id;
        this.#posted("ephemeral", sent, { messageId, receiverIds });
        const { channelId, clanId, content, code } = sent;
        return { case: "channelMessage", value: { channelId, clanId, messageId, content, code, ...now() } };
      }
      case "messageReactionEvent": {
        const { channelId, messageId, emoji } = message.value;
        this.sent.push({ ...NOTHING, kind: "reaction", channelId, messageId, text: emoji });
        return message;
      }
      case "messageTypingEvent":
        this.sent.push({ ...NOTHING, kind: "typing", channelId: message.value.channelId });
        return message;
      default:
        return undefined;
    }
  }

  #posted(
    kind: "message" | "ephemeral",
    { channelId, content: text, references }: ChannelMessageSend,
    details: { readonly messageId: string; readonly receiverIds?: readonly string[] },
  ): void {
    const content = parseContent(text);
    const replyToId = references[0]?.messageRefId ?? "";
    this.sent.push({ ...NOTHING, ...details, kind, channelId, content, text: content.t ?? "", replyToId });
  }

  #edited(body: Uint8Array): void {
    const { channelId, messageId, content: text } = decodeChannelMessageUpdate(body);
    const content = parseContent(text);
    this.sent.push({ ...NOTHING, kind: "edit", channelId, messageId, content, text: content.t ?? "" });
  }

  #removed(body: Uint8Array): void {
    const { channelId, messageId } = decodeChannelMessageRemove(body);
    this.sent.push({ ...NOTHING, kind: "removal", channelId, messageId });
  }
}

function now(): { readonly createTimeSeconds: number } {
  return { createTimeSeconds: Math.floor(systemClock.now() / 1000) };
}

function unknownTo(request: string): MezonError {
  return new MezonError("not_ready", `${request} needs a server: test what makes it with createTestBed`);
}
