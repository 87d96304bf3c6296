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
import { type RequestLists, SentMessage } from "../../wire/sentMessage.js";
import { channelTypeOfMode, type MessageTarget } from "../messageTarget.js";
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

/** Lists that arrive as encoded bytes, by field name. */
interface Lists {
  readonly mentions: readonly MessageMention[];
  readonly attachments: readonly MessageAttachment[];
  readonly references: readonly MessageRef[];
  readonly reactions: readonly MessageReaction[];
}

/** How the client received a message. */
interface MessageOrigin {
  readonly replayed?: boolean | undefined;
  readonly previous?: ChannelMessage | undefined;
}

/** The fields of a message. Its lists are decoded when first read. */
export abstract class MessageView implements MessageTarget {
  readonly id: string;
  readonly channelId: string;
  readonly clanId: string | undefined;
  readonly mode: number;
  readonly isPublic: boolean;
  readonly topicId: string | undefined;
  /** The kind of this message, a value of `MessageCode`; newer servers may send other values. */
  readonly code: number;
  readonly createdAt: Date;
  /** When it was last edited; `undefined` if it was not. */
  readonly updatedAt: Date | undefined;
  readonly author: Author;
  /** True if it was missed while the connection was lost, and fetched afterwards. */
  readonly replayed: boolean;
  #source: ChannelMessage | SentMessage;
  readonly #context: ModelContext;
  readonly #previous: ChannelMessage | undefined;
  #content: ReceivedContent | undefined;
  /** Lists that were decoded. */
  #lists: { -readonly [Name in keyof Lists]?: Lists[Name] } | undefined;

  /** @internal */
  constructor(
    source: ChannelMessage | SentMessage,
    context: ModelContext,
    { replayed = false, previous }: MessageOrigin = {},
  ) {
    const wire = source instanceof SentMessage ? source.fields : source;
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
    this.author = authorOf(wire, context.users.isBot(wire.senderId));
    this.replayed = replayed;
    this.#previous = previous;
    this.#source = source;
    this.#context = context;
  }

  /** The message as it arrived; once this object has edited it, as it is then. */
  get wire(): ChannelMessage {
    return this.#source instanceof SentMessage ? this.#source.wire : this.#source;
  }

  /**
   * Called when this object has edited the message. Returns the message as it is now.
   *
   * @internal
   */
  replaceContent({ content, ...lists }: RequestLists & { readonly content: string }): SentMessage {
    const before = this.#source instanceof SentMessage ? this.#source : SentMessage.from(this.#source);
    const edited = before.edited(content, lists);
    this.#source = edited;
    this.#content = undefined;
    this.#lists = undefined;
    return edited;
  }

  /** The content object. */
  get content(): ReceivedContent {
    this.#content ??= parseContent(this.wire.content);
    return this.#content;
  }

  /** The text; "" if there is none. */
  get text(): string {
    const { t } = this.content;
    return typeof t === "string" ? t : "";
  }

  /** True for messages of the logged-in user. */
  get isOwn(): boolean {
    return this.author.id === this.#context.selfId;
  }

  /**
   * True for ephemeral messages: only some people see them, and they are not stored. Includes their edits and
   * removals.
   */
  get isEphemeral(): boolean {
    return isEphemeral(this.code);
  }

  /** True for messages that the platform posts itself, such as welcomes, pins and new threads. */
  get isSystem(): boolean {
    return SYSTEM.has(this.code);
  }

  /** True for a notice that the message with this id was edited. */
  get isEdit(): boolean {
    return this.code === MessageCode.ChatUpdate || this.code === MessageCode.UpdateEphemeralMsg;
  }

  /** True for a notice that the message with this id was removed. */
  get isRemoval(): boolean {
    return this.code === MessageCode.ChatRemove || this.code === MessageCode.DeleteEphemeralMsg;
  }

  get mentions(): readonly MessageMention[] {
    return this.#list("mentions", () => channelMessageMentions(this.wire.mentions).mentions);
  }

  get attachments(): readonly MessageAttachment[] {
    return this.#list("attachments", () => channelMessageAttachments(this.wire.attachments).attachments);
  }

  /** The messages to which this one refers; a reply refers to one. */
  get references(): readonly MessageRef[] {
    return this.#list("references", () => channelMessageReferences(this.wire.references).refs);
  }

  get reactions(): readonly MessageReaction[] {
    return this.#list("reactions", () => channelMessageReactions(this.wire.reactions).reactions);
  }

  /** The message that was edited or removed, as it was before. */
  protected get previousWire(): ChannelMessage | undefined {
    return this.#previous;
  }

  /** What a message needs to act. */
  protected get context(): ModelContext {
    return this.#context;
  }

  /** The people and roles that are mentioned. */
  get mentioned(): ReadMentions {
    return readMentions(this.mentions);
  }

  /** Address of its channel in the web app; the address of a single message is not established. */
  get url(): string {
    const base = "https://mezon.ai/chat";
    return this.clanId === undefined
      ? `${base}/direct/message/${this.channelId}/${channelTypeOfMode(this.mode)}`
      : `${base}/clans/${this.clanId}/channels/${this.channelId}`;
  }

  /** The cards below the text; malformed ones are left out. */
  get embeds(): readonly Embed[] {
    return wellFormed(this.content["embed"], checkEmbed) as readonly Embed[];
  }

  /** The rows of buttons and selects below the message; malformed ones are left out. */
  get components(): readonly ActionRow[] {
    return wellFormed(this.content["components"], checkActionRow) as readonly ActionRow[];
  }

  /** Decodes a list when it is first read. A malformed list must not make the message unusable. */
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
