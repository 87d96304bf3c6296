import { MessageCode } from "../../../generated/constants.js";
import type { ChannelMessage, MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { QuickMenuDataEvent } from "../../../generated/mezon/realtime/message_pb.js";
import { brand } from "../../core/brand.js";
import { MezonError } from "../../core/errors.js";
import { optionalId } from "../../core/ids.js";
import type { Init } from "../../runtime/wire.js";
import { parseContent, type ReceivedContent } from "../../wire/messageContent.js";
import type { Channel } from "../channel/channel.js";
import type { Message } from "../message/message.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { MessageTarget } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";
import { Answerable } from "./answerable.js";

interface SlashCommandDetails {
  readonly name: string;
  readonly content: ReceivedContent;
  readonly userId: string;
  readonly place: MessageTarget;
  /** The message it was called on. */
  readonly target: { readonly id: string; readonly authorId: string | undefined } | undefined;
  /** What a reply refers to if the command was not called on a message. */
  readonly reference: Init<MessageRef> | undefined;
}

/**
 * A person called a slash command of the bot: by typing it, or from a quick menu. Only the bot receives it, and it is
 * not stored.
 */
export class SlashCommand extends Answerable {
  static {
    brand(SlashCommand, "SlashCommand");
  }

  /** Name of the command, without a slash. */
  readonly name: string;
  /** The text that was typed, or that the menu sent: `/weather Hanoi tomorrow`. */
  readonly text: string;
  /** The text after the name, unchanged: `Hanoi tomorrow`. */
  readonly argumentText: string;
  /** The words after the name: `["Hanoi", "tomorrow"]`. */
  readonly args: readonly string[];
  /** The content as it was sent; it was not checked. */
  readonly content: ReceivedContent;
  /** Id of the topic in which it was called. */
  readonly topicId: string | undefined;
  /** Id of the message on which it was called; `undefined` for commands that were typed. */
  readonly messageId: string | undefined;
  /** Id of the author of that message. */
  readonly messageAuthorId: string | undefined;
  readonly #place: MessageTarget;
  readonly #reference: Init<MessageRef> | undefined;

  /** @internal */
  constructor(details: SlashCommandDetails, context: ModelContext) {
    const { name, content, userId, place, target, reference } = details;
    super(userId, place.channelId, context);
    this.name = name;
    this.content = content;
    this.text = textOf(content);
    this.argumentText = argumentsOf(this.text, name);
    this.args = this.argumentText.split(/\s+/u).filter((word) => word !== "");
    this.topicId = place.topicId;
    this.messageId = target?.id;
    this.messageAuthorId = target?.authorId;
    this.#place = place;
    this.#reference = reference;
  }

  /** The channel. Its methods can be called at once; `fetchChannel()` completes it if it is partial. */
  get channel(): Channel {
    const { channelId, clanId, mode, isPublic } = this.#place;
    return this.context.channels.handle(channelId, { clanId, mode, isPublic });
  }

  /** Id of the clan; `undefined` in conversations. */
  override get clanId(): string | undefined {
    return this.#place.clanId;
  }

  /** The message on which it was called, if it is in memory; `fetchMessage()` fetches it. */
  get message(): Message | undefined {
    const wire = this.messageId && this.context.history.recent(this.channelId, this.messageId);
    return wire ? this.context.message(wire) : undefined;
  }

  /**
   * Returns the message on which it was called. Rejects with `MezonError` (`not_found`) if it was called on none, or
   * the message was removed.
   */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    const given = callOptions(options);
    const { messageId, message } = this;
    if (messageId === undefined) throw new MezonError("not_found", `/${this.name} was called on no message`);
    return message ?? this.channel.messages.fetch(messageId, given);
  }

  protected get references(): readonly Init<MessageRef>[] {
    const { messageId: messageRefId, messageAuthorId: messageSenderId, message } = this;
    if (messageRefId === undefined) return this.#reference === undefined ? [] : [this.#reference];
    const quoted = { content: message?.wire.content ?? "", messageSenderUsername: message?.wire.username ?? "" };
    return [{ messageRefId, messageSenderId: messageSenderId ?? "0", ...quoted }];
  }

  protected override place(): Promise<MessageTarget> {
    return Promise.resolve(this.#place);
  }
}

/** Reads a call of a quick menu. */
export function readQuickMenu(event: QuickMenuDataEvent, context: ModelContext): SlashCommand {
  const { menuName, message, senderId, messageSenderId } = event;
  const id = optionalId(message?.id ?? "0");
  const place: MessageTarget = {
    channelId: message?.channelId ?? "0",
    clanId: optionalId(message?.clanId ?? "0"),
    mode: message?.mode ?? 0,
    isPublic: message?.isPublic ?? false,
    topicId: optionalId(message?.topicId ?? "0"),
  };
  const known = context.channels.get(place.channelId);
  return new SlashCommand(
    {
      name: withoutSlash(menuName),
      content: parseContent(message?.content ?? ""),
      userId: optionalId(senderId) ?? messageSenderId,
      // Older clients omit mode and publicity.
      place: place.mode === 0 && known !== undefined ? { ...place, mode: known.mode, isPublic: known.isPublic } : place,
      target: id === undefined ? undefined : { id, authorId: optionalId(messageSenderId) },
      reference: undefined,
    },
    context,
  );
}

/**
 * Reads a command that was typed: it arrives as a message that only the bot sees. Returns `undefined` for any other
 * message.
 */
export function readTypedCommand(wire: ChannelMessage, context: ModelContext): SlashCommand | undefined {
  if (wire.code !== MessageCode.Ephemeral || wire.senderId === context.selfId) return undefined;
  const content = parseContent(wire.content);
  const name = /^\/(\S+)/u.exec(textOf(content))?.[1];
  if (name === undefined) return undefined;
  const { channelId, mode, isPublic, senderId: userId } = wire;
  const [clanId, topicId] = [optionalId(wire.clanId), optionalId(wire.topicId)];
  const reference = {
    ...{ messageRefId: wire.messageId, messageSenderId: userId, content: wire.content },
    ...{ messageSenderUsername: wire.clanNick || wire.displayName || wire.username },
    messageSenderAvatar: wire.clanAvatar || wire.avatar,
  };
  context.users.handle(userId, { username: wire.username, displayName: wire.displayName, avatarUrl: wire.avatar });
  const place = { channelId, clanId, mode, isPublic, topicId };
  return new SlashCommand({ name, content, userId, place, target: undefined, reference }, context);
}

function textOf({ t }: ReceivedContent): string {
  return typeof t === "string" ? t : "";
}

/** Returns the text after the name: a menu may send its name, with or without a slash, or another text instead. */
function argumentsOf(text: string, name: string): string {
  const typed = withoutSlash(text.trim());
  const follows = typed.startsWith(name) ? typed.slice(name.length) : typed.replace(/^\S+/u, "");
  return /^\S/u.test(follows) ? typed.replace(/^\S+/u, "").trim() : follows.trim();
}

function withoutSlash(text: string): string {
  return text.startsWith("/") ? text.slice(1) : text;
}
