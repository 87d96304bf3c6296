import { MessageCode } from "../../../generated/constants.js";
import { isSameEmoji } from "../../core/emoji.js";
import type { SandboxMessage, SandboxReceived } from "../../sandbox/index.js";
import type { Names } from "../timeline/names.js";
import type { PushEntry } from "../timeline/timeline.js";
import { type MessageMatch, matchesMessage, matchText, type Verdict, verdictOf, type Wanted } from "./wanted.js";

/** How a message reached people. */
export type Way = "message" | "edit" | "ephemeral" | "ephemeralEdit";

const WAY_TEXT: Readonly<Record<Way, string>> = {
  message: "a message",
  edit: "an edit",
  ephemeral: "an ephemeral message",
  ephemeralEdit: "an edit of an ephemeral message",
};

export interface MessageConditions {
  readonly ways: readonly Way[];
  readonly fromId: string;
  /** `undefined`: anywhere. */
  readonly channelId: string | undefined;
  readonly match?: MessageMatch | undefined;
  /** The message itself. */
  readonly messageId?: string | undefined;
  /** If it is a reply, the message that it must reply to. */
  readonly replyToId?: string | undefined;
  /** Whether it must be in a direct conversation. */
  readonly isDirect?: boolean | undefined;
}

/** Looks for a message that reached somebody. */
export function wantedMessage(conditions: MessageConditions, names: Names): Wanted {
  const { ways, fromId, channelId, match, messageId, replyToId, isDirect } = conditions;
  const where =
    isDirect === true ? " in a direct conversation" : channelId === undefined ? "" : ` in ${names.channel(channelId)}`;
  const [way = "message"] = ways;
  const what = `${WAY_TEXT[way]}${matchText(match)} of ${names.person(fromId)}${where}`;
  const judge = ({ item }: PushEntry): Verdict => {
    const [came, message] = wayOf(item) ?? [];
    if (came === undefined || message === undefined) return undefined;
    const [reference] = message.references;
    return verdictOf([
      [ways.includes(came), `it came as ${WAY_TEXT[came]}`],
      [message.senderId === fromId, `it came of ${names.person(message.senderId)}`],
      [isDirect !== true || message.clanId === "0", `it came in ${names.channel(message.channelId)}`],
      [channelId === undefined || message.channelId === channelId, `it came in ${names.channel(message.channelId)}`],
      [messageId === undefined || message.id === messageId, "it was another message"],
      [
        replyToId === undefined || reference === undefined || reference.messageRefId === replyToId,
        "it replied to another message",
      ],
      [matchesMessage(match, message), `the text was ${JSON.stringify(message.text)}`],
    ]);
  };
  return { what, judge };
}

/** Returns the message that an item shows, and how; `undefined` if it shows none, or removes one. */
export function wayOf(item: SandboxReceived): readonly [Way, SandboxMessage] | undefined {
  if (item.kind === "message" || item.kind === "edit") return [item.kind, item.message];
  if (item.kind !== "ephemeral") return undefined;
  const { code } = item.message;
  if (code === MessageCode.DeleteEphemeralMsg) return undefined;
  return [code === MessageCode.UpdateEphemeralMsg ? "ephemeralEdit" : "ephemeral", item.message];
}

export interface ReactionConditions {
  readonly fromId: string;
  /** `undefined`: any. */
  readonly emoji: string | undefined;
  /** `undefined`: any message. */
  readonly messageId: string | undefined;
  /** Whether it is taken back. */
  readonly isRemoval: boolean;
}

/** Looks for a reaction. */
export function wantedReaction({ fromId, emoji, messageId, isRemoval }: ReactionConditions, names: Names): Wanted {
  const what = `a reaction${emoji === undefined ? "" : ` ${emoji}`} of ${names.person(fromId)}${isRemoval ? " taken back" : ""}`;
  const judge = ({ item }: PushEntry): Verdict => {
    if (item.kind !== "reaction") return undefined;
    const { reaction } = item;
    return verdictOf([
      [reaction.senderId === fromId, `${names.person(reaction.senderId)} reacted`],
      [emoji === undefined || isSameEmoji(reaction.emoji, emoji), `the reaction was ${reaction.emoji}`],
      [messageId === undefined || reaction.messageId === messageId, "it was put on another message"],
      [reaction.action === isRemoval, isRemoval ? "it was put" : "it was taken back"],
    ]);
  };
  return { what, judge };
}

/** Looks for a sign that somebody types. `channelId` `undefined`: anywhere. */
export function wantedTyping(
  { fromId, channelId }: Pick<MessageConditions, "fromId" | "channelId">,
  names: Names,
): Wanted {
  const where = channelId === undefined ? "" : ` in ${names.channel(channelId)}`;
  const judge = ({ item }: PushEntry): Verdict => {
    if (item.kind !== "typing") return undefined;
    const { typing } = item;
    return verdictOf([
      [typing.senderId === fromId, `${names.person(typing.senderId)} typed`],
      [channelId === undefined || typing.channelId === channelId, `it was in ${names.channel(typing.channelId)}`],
    ]);
  };
  return { what: `a sign that ${names.person(fromId)} types${where}`, judge };
}

/** Looks for a message that is removed. */
export function wantedRemoval(
  { fromId, messageId }: { readonly fromId: string; readonly messageId: string | undefined },
  names: Names,
): Wanted {
  const judge = ({ item }: PushEntry): Verdict => {
    const isGone = item.kind === "ephemeral" && item.message.code === MessageCode.DeleteEphemeralMsg;
    if (item.kind !== "removal" && !isGone) return undefined;
    return verdictOf([
      [item.message.senderId === fromId, `it was of ${names.person(item.message.senderId)}`],
      [messageId === undefined || item.message.id === messageId, "it was another message"],
    ]);
  };
  return { what: `a message of ${names.person(fromId)} to be removed`, judge };
}
