import type { Channel, Clan, Member, Role, User } from "../../../index.js";
import { foldCase } from "../../context/foldCase.js";
import { Argument, ArgumentFault, type ArgumentType, type ReadingContext } from "./argument.js";
import type { Token } from "./tokens.js";

const ID = /^\d{15,20}$/;
/** Names that are listed where several fit. */
const MOST_NAMES = 5;

/** A person: a mention, an id, or in a clan a name (nick, display name or username). */
export function user(): Argument<User> {
  const type: ArgumentType<User> = {
    label: "user",
    read: async (token, context) => {
      const id = token.entity?.userId ?? idIn(token);
      return id === undefined ? findMember(token, context) : context.client.users.handle(id);
    },
    write: ({ id }) => id,
  };
  return new Argument(type);
}

/** A role of the clan: a mention, an id, or its title. */
export function role(): Argument<Role> {
  const type: ArgumentType<Role> = {
    label: "role",
    read: async (token, context) => {
      const wanted = token.entity?.roleId ?? token.text;
      const name = folded(wanted);
      for await (const each of clanOf(context)?.roles.list() ?? []) {
        if (each.id === wanted || folded(each.title) === name) return each;
      }
      return new ArgumentFault((texts) => texts.noRole);
    },
    write: ({ id }) => id,
  };
  return new Argument(type);
}

/** A channel or thread of the clan: a `#channel`, an id, a link, or its name. */
export function channel(): Argument<Channel> {
  const type: ArgumentType<Channel> = {
    label: "channel",
    read: async (token, context) => {
      const id = token.entity?.channelId ?? linkedIds(token.text)?.channelId ?? idIn(token);
      if (id !== undefined) return context.client.channels.handle(id);
      const name = folded(token.text);
      for await (const each of clanOf(context)?.channels.list() ?? []) {
        if (folded(each.name ?? "") === name) return each;
      }
      return new ArgumentFault((texts) => texts.noChannel);
    },
    write: ({ id }) => id,
  };
  return new Argument(type);
}

/** Which message is meant. */
export interface MessageLink {
  readonly messageId: string;
  readonly channelId: string;
}

/** A message: its id, which is one of this channel, or a link to it. */
export function message(): Argument<MessageLink> {
  const type: ArgumentType<MessageLink> = {
    label: "message",
    read: (token, { channelId }) => {
      const linked = linkedIds(token.text);
      if (linked?.messageId !== undefined) return { messageId: linked.messageId, channelId: linked.channelId };
      const messageId = idIn(token);
      return messageId === undefined ? new ArgumentFault((texts) => texts.noMessage) : { messageId, channelId };
    },
    write: (link) => `https://mezon.ai/chat/channels/${link.channelId}/${link.messageId}`,
  };
  return new Argument(type);
}

async function findMember(token: Token, context: ReadingContext): Promise<User | ArgumentFault> {
  const name = folded(token.text);
  const found: Member[] = [];
  for await (const each of clanOf(context)?.members.list() ?? []) {
    const { user: person, nick } = each;
    const names = [nick, person.displayName, person.username].filter((one) => one !== undefined);
    if (names.some((one) => folded(one) === name)) found.push(each);
  }
  const [only] = found;
  if (only === undefined) return new ArgumentFault((texts) => texts.noUser);
  if (found.length === 1) return only.user;
  const names = found.slice(0, MOST_NAMES).map((each) => each.user.username);
  return new ArgumentFault((texts) => texts.severalUsers(names.join(", ")));
}

function clanOf({ client, clanId }: ReadingContext): Clan | undefined {
  return clanId === undefined ? undefined : client.clans.handle(clanId);
}

function idIn({ text }: Token): string | undefined {
  return ID.test(text) ? text : undefined;
}

/** Reads the ids of a link to a channel or message, such as `https://mezon.ai/chat/clans/1/channels/2`. */
function linkedIds(text: string): { readonly channelId: string; readonly messageId: string | undefined } | undefined {
  const found = /^https?:\/\/[^/\s]+\/\S*channels\/(\d{15,20})(?:\D+(\d{15,20}))?/.exec(text);
  const [, channelId, messageId] = found ?? [];
  return channelId === undefined ? undefined : { channelId, messageId };
}

function folded(name: string): string {
  return foldCase(name.replace(/^[@#]/, "").trim());
}
