import {
  encodeMessageAttachmentList,
  encodeMessageMentionList,
  encodeMessageRefList,
} from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../runtime/wire.js";
import { detachLists } from "./changedMessage.js";

/** What a request carries as messages, and others receive as encoded lists. */
export type RequestLists = Pick<Init<ChannelMessageSend>, "attachments" | "mentions" | "references">;

const NOTHING: RequestLists = {};

/**
 * A message that the bot has sent. Others receive its lists as encoded bytes. The request contains the same lists in
 * another form, so they are encoded again only if a store or a bot reads them.
 */
export class SentMessage {
  /** The message. The lists in `#pending` are empty here. */
  readonly fields: ChannelMessage;
  /** The lists that are not encoded yet. */
  #pending: RequestLists;

  /**
   * @param fields The message, without the lists of the request.
   * @param lists The lists of the request. Nothing else changes them afterwards.
   */
  constructor(fields: ChannelMessage, lists: RequestLists = NOTHING) {
    this.fields = fields;
    this.#pending = lists;
  }

  /** Returns a received message as one that can be edited. */
  static from(message: ChannelMessage): SentMessage {
    const fields = { ...message };
    detachLists(fields);
    return new SentMessage(fields);
  }

  get messageId(): string {
    return this.fields.messageId;
  }

  get channelId(): string {
    return this.fields.channelId;
  }

  /** The message as others receive it. Encodes its lists when it is first read. */
  get wire(): ChannelMessage {
    const { fields } = this;
    const { mentions, attachments, references } = this.#pending;
    // Encoded bytes are views of a shared buffer.
    if (mentions !== undefined) fields.mentions = encodeMessageMentionList({ mentions }).slice();
    if (attachments !== undefined) fields.attachments = encodeMessageAttachmentList({ attachments }).slice();
    if (references !== undefined) fields.references = encodeMessageRefList({ refs: references }).slice();
    this.#pending = NOTHING;
    return fields;
  }

  /** Returns the message after an edit. Lists that the edit omits keep their value. */
  edited(content: string, lists: RequestLists): SentMessage {
    return new SentMessage({ ...this.fields, content }, { ...this.#pending, ...lists });
  }
}
