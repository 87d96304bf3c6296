import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReactions,
  channelMessageReferences,
} from "../../../generated/carried.js";
import { MessageCode } from "../../../generated/constants.js";
import { checkActionRow, checkEmbed } from "../../../generated/content/checks.js";
import type { ActionRow, Embed } from "../../../generated/content/types.js";
import type {
  ChannelMessage,
  MessageAttachment,
  MessageMention,
  MessageReaction,
  MessageRef,
} from "../../../generated/mezon/api/message_pb.js";
import type { ValidationFault } from "../../core/errors.js";
import { optionalId } from "../../core/ids.js";
import { isEphemeral } from "../../history/messageKind.js";
import { parseContent, type ReceivedContent } from "../../wire/messageContent.js";
import { channelTypeOfMode, type MessagePlace } from "../messagePlace.js";
import type { ModelContext } from "../modelContext.js";
import { type Author, authorOf } from "./author.js";
import { type ReadMentions, readMentions } from "./readMentions.js";

const SYSTEM: ReadonlySet<number> = new Set([
  MessageCode.Indicator,
  MessageCode.Welcome,
  MessageCode.CreateThread,
  MessageCode.CreatePin,
  MessageCode.AuditLog,
  MessageCode.UpcomingEvent,
  MessageCode.DeleteThread,
]);

/** What is carried as bytes, by the name of its field. */
interface Lists {
  readonly mentions: readonly MessageMention[];
  readonly attachments: readonly MessageAttachment[];
  readonly references: readonly MessageRef[];
  readonly reactions: readonly MessageReaction[];
}

/** What a message says. Its lists are read when first asked for. */
export abstract class MessageView implements MessagePlace {
  readonly id: string;
  readonly channelId: string;
  readonly clanId: string | undefined;
  readonly mode: number;
  readonly isPublic: boolean;
  readonly topicId: string | undefined;
  /** What kind of message this is: a value of `MessageCode`; newer servers may send others. */
  readonly code: number;
  readonly createdAt: Date;
  /** When it was last edited; `undefined` when it was not. */
  readonly updatedAt: Date | undefined;
  readonly author: Author;
  /** True for what was missed while the connection was lost, and fetched afterwards. */
  readonly replayed: boolean;
  /** The message as it came over the wire. */
  readonly wire: ChannelMessage;
  readonly #context: ModelContext;
  #content: ReceivedContent | undefined;
  /** Those that have been read. */
  #lists: { -readonly [Name in keyof Lists]?: Lists[Name] } | undefined;

  constructor(wire: ChannelMessage, context: ModelContext, replayed = false) {
    this.id = wire.messageId;
    this.channelId = wire.channelId;
    this.clanId = optionalId(wire.clanId);
    this.mode = wire.mode;
    this.isPublic = wire.isPublic;
    this.topicId = optionalId(wire.topicId);
    this.code = wire.code;
    this.createdAt = new Date(wire.createTimeSeconds * 1000);
    const { updateTimeSeconds } = wire;
    this.updatedAt = updateTimeSeconds > wire.createTimeSeconds ? new Date(updateTimeSeconds * 1000) : undefined;
    this.author = authorOf(wire);
    this.replayed = replayed;
    this.wire = wire;
    this.#context = context;
  }

  /** The content object. */
  get content(): ReceivedContent {
    this.#content ??= parseContent(this.wire.content);
    return this.#content;
  }

  /** The text people read; "" when there is none. */
  get text(): string {
    const { t } = this.content;
    return typeof t === "string" ? t : "";
  }

  /** True for messages of the logged-in user. */
  get isOwn(): boolean {
    return this.author.id === this.#context.selfId;
  }

  /** True for what only some people see and nobody keeps, its edits and removals included. */
  get isEphemeral(): boolean {
    return isEphemeral(this.code);
  }

  /** True for what the platform posts by itself: welcomes, pins, new threads and the like. */
  get isSystem(): boolean {
    return SYSTEM.has(this.code);
  }

  /** True for a notice that an earlier message, the one with this id, was edited. */
  get isEdit(): boolean {
    return this.code === MessageCode.ChatUpdate || this.code === MessageCode.UpdateEphemeralMsg;
  }

  /** True for a notice that an earlier message, the one with this id, was removed. */
  get isRemoval(): boolean {
    return this.code === MessageCode.ChatRemove || this.code === MessageCode.DeleteEphemeralMsg;
  }

  get mentions(): readonly MessageMention[] {
    return this.#list("mentions", () => channelMessageMentions(this.wire.mentions).mentions);
  }

  get attachments(): readonly MessageAttachment[] {
    return this.#list("attachments", () => channelMessageAttachments(this.wire.attachments).attachments);
  }

  /** The messages this one refers to; a reply refers to one. */
  get references(): readonly MessageRef[] {
    return this.#list("references", () => channelMessageReferences(this.wire.references).refs);
  }

  get reactions(): readonly MessageReaction[] {
    return this.#list("reactions", () => channelMessageReactions(this.wire.reactions).reactions);
  }

  /** What a message acts with. */
  protected get context(): ModelContext {
    return this.#context;
  }

  /** Who and what is mentioned. */
  get mentioned(): ReadMentions {
    return readMentions(this.mentions);
  }

  /** Where the web app shows the channel it was posted in; an address of a single message is not established. */
  get url(): string {
    const base = "https://mezon.ai/chat";
    return this.clanId === undefined
      ? `${base}/direct/message/${this.channelId}/${channelTypeOfMode(this.mode)}`
      : `${base}/clans/${this.clanId}/channels/${this.channelId}`;
  }

  /** The cards below the text; those that are malformed are left out. */
  get embeds(): readonly Embed[] {
    return wellFormed(this.content["embed"], checkEmbed) as readonly Embed[];
  }

  /** The rows of buttons and selects below the message; those that are malformed are left out. */
  get components(): readonly ActionRow[] {
    return wellFormed(this.content["components"], checkActionRow) as readonly ActionRow[];
  }

  /** A list, read when first asked for. A malformed one must not take the message with it. */
  #list<Name extends keyof Lists>(name: Name, read: () => Lists[Name]): Lists[Name] {
    this.#lists ??= {};
    const items = this.#lists[name] ?? this.#wellRead(name, read);
    this.#lists[name] = items;
    return items;
  }

  #wellRead<Name extends keyof Lists>(name: Name, read: () => Lists[Name]): Lists[Name] | never[] {
    try {
      return read();
    } catch (error) {
      this.#context.logger.warn({ err: error, list: name, messageId: this.id }, "a message carries a malformed list");
      return [];
    }
  }
}

function wellFormed(
  items: unknown,
  check: (value: unknown, path: string, faults: ValidationFault[]) => void,
): readonly unknown[] {
  if (!Array.isArray(items)) return [];
  return items.filter((item) => {
    const faults: ValidationFault[] = [];
    check(item, "", faults);
    return faults.length === 0;
  });
}
