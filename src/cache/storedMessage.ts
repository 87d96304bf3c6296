import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReactions,
  channelMessageReferences,
} from "../../generated/carried.js";
import type {
  ChannelMessage,
  MessageAttachment,
  MessageMention,
  MessageReaction,
  MessageRef,
} from "../../generated/mezon/api/message_pb.js";
import { brand } from "../core/brand.js";
import { ValidationError } from "../core/errors.js";
import { optionalId } from "../core/ids.js";
import { requireObject } from "../core/requireObject.js";
import { parseContent, type ReceivedContent } from "../wire/messageContent.js";

/** A stored message. Its lists are decoded when they are read, and throw if they are malformed. */
export class StoredMessage {
  static {
    brand(StoredMessage, "StoredMessage");
  }

  readonly id: string;
  readonly channelId: string;
  readonly clanId: string | undefined;
  readonly topicId: string | undefined;
  readonly senderId: string;
  readonly senderName: string;
  /** What kind of message this is: a value of `MessageCode`. */
  readonly code: number;
  readonly createdAt: Date;
  /** When it was last edited; `undefined` if it was not. */
  readonly editedAt: Date | undefined;
  /** When it was removed, if the store marks removed messages. */
  readonly removedAt: Date | undefined;
  /** The message as it was received. */
  readonly wire: ChannelMessage;

  /** @param removedSeconds Unix seconds; 0 if it was not removed. */
  constructor(wire: ChannelMessage, removedSeconds: number) {
    requireObject(wire, "wire", "a message as it was received");
    const { createTimeSeconds, updateTimeSeconds } = wire;
    requireSeconds(createTimeSeconds, "wire.createTimeSeconds");
    requireSeconds(updateTimeSeconds, "wire.updateTimeSeconds");
    requireSeconds(removedSeconds, "removedSeconds");
    this.id = wire.messageId;
    this.channelId = wire.channelId;
    this.clanId = optionalId(wire.clanId);
    this.topicId = optionalId(wire.topicId);
    this.senderId = wire.senderId;
    this.senderName = wire.username;
    this.code = wire.code;
    this.createdAt = new Date(createTimeSeconds * 1000);
    this.editedAt = updateTimeSeconds > createTimeSeconds ? new Date(updateTimeSeconds * 1000) : undefined;
    this.removedAt = removedSeconds === 0 ? undefined : new Date(removedSeconds * 1000);
    this.wire = wire;
  }

  get content(): ReceivedContent {
    return parseContent(this.wire.content);
  }

  /** The text that people read; "" if there is none. */
  get text(): string {
    const { t } = this.content;
    return typeof t === "string" ? t : "";
  }

  get mentions(): readonly MessageMention[] {
    return channelMessageMentions(this.wire.mentions).mentions;
  }

  get attachments(): readonly MessageAttachment[] {
    return channelMessageAttachments(this.wire.attachments).attachments;
  }

  /** The messages this one refers to; a reply refers to one. */
  get references(): readonly MessageRef[] {
    return channelMessageReferences(this.wire.references).refs;
  }

  get reactions(): readonly MessageReaction[] {
    return channelMessageReactions(this.wire.reactions).reactions;
  }
}

/** A store of others makes messages as well. @throws {ValidationError} that names the time that is none. */
function requireSeconds(seconds: number, path: string): void {
  if (typeof seconds !== "number" || Number.isNaN(seconds))
    throw new ValidationError(path, "must be a number of unix seconds");
}
