import { encodeMessageAttachmentList } from "../../../generated/mezon/api/message_codec.js";
import { select } from "../actions/clicking.js";
import { saveToInbox } from "../actions/notifying.js";
import { base64 } from "../crypto.js";
import { describeHeader } from "../describe/channelMessage.js";
import { invalid } from "../refusal.js";
import type { Message } from "../state/message.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Search for messages, and reports about them. */
export const searchHandlers = {
  searchMessage: ({ filters, from, size }, context) => {
    const { world } = context.platform;
    const wanted = new Map(filters.map(({ fieldName, fieldValue }) => [fieldName, fieldValue]));
    const visible = world.channels.all().filter((channel) => world.channels.canSee(context.caller.id, channel));
    const found = visible.flatMap(({ id }) => world.messages.of(id)).filter((message) => matches(message, wanted));
    const newest = found.toSorted((a, b) => b.createTimeSeconds - a.createTimeSeconds);
    const shown = newest.slice(from, from + (size > 0 ? size : 25));
    return { total: found.length, messages: shown.map((message) => document(message, context)) };
  },

  createMessage2Inbox: (request, { platform, caller }) => describeHeader(saveToInbox(platform, caller, request)),

  reportMessageAbuse: ({ messageId, abuseType }, { platform, caller }) => {
    const { world } = platform;
    const message = world.messages.find(messageId);
    world.channels.getFor(caller.id, message?.channelId ?? "0");
    if (abuseType === "") throw invalid("abuse_type is empty");
  },

  dropdownBoxSelected: ({ selectboxId: selectId, ...request }, { platform, caller }) => {
    select(platform, caller, { ...request, selectId });
  },

  listChannelAttachment: ({ channelId, fileType, limit, before, after }, { platform, caller }) => {
    const { world } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    const meant = world.messages.of(channel.id).filter(({ createTimeSeconds: time }) => {
      return (before === 0 || time < before) && (after === 0 || time > after);
    });
    const attachments = meant.flatMap((message) =>
      message.body.attachments.map((attachment, index) => ({
        ...{ id: `${BigInt(message.id) + BigInt(index)}`, messageId: message.id, uploader: message.senderId },
        ...{ filename: attachment.filename ?? "", filetype: attachment.filetype ?? "", url: attachment.url ?? "" },
        ...{ filesize: String(attachment.size ?? 0), width: attachment.width ?? 0, height: attachment.height ?? 0 },
        createTimeSeconds: message.createTimeSeconds,
      })),
    );
    const typed = attachments.filter(({ filetype }) => filetype.startsWith(fileType)).toReversed();
    return { attachments: typed.slice(0, limit > 0 ? limit : typed.length) };
  },
} satisfies Handlers;

function matches(message: Message, wanted: ReadonlyMap<string, string>): boolean {
  const { content = "", channel_id: channelId, clan_id: clanId, sender_id: senderId } = Object.fromEntries(wanted);
  const isMeant = (id: string | undefined, actual: string): boolean => id === undefined || id === "" || id === actual;
  const inPlace = isMeant(channelId, message.channelId) && isMeant(clanId, message.clanId);
  return (
    inPlace && isMeant(senderId, message.senderId) && message.body.content.toLowerCase().includes(content.toLowerCase())
  );
}

function document(message: Message, { platform }: CallContext) {
  const { world } = platform;
  const channel = world.channels.get(message.channelId);
  const sender = world.people.get(message.senderId);
  const { id: messageId, channelId, clanId, senderId, body } = message;
  return {
    ...{ messageId, channelId, clanId, senderId, content: body.content },
    attachments: base64(encodeMessageAttachmentList({ attachments: [...body.attachments] })),
    ...{ channelLabel: channel.label, channelType: channel.type },
    ...{ clanName: world.clans.find(clanId)?.name ?? "", username: sender.username, displayName: sender.displayName },
    avatarUrl: sender.avatar,
    createTime: new Date(message.createTimeSeconds * 1000).toISOString(),
  };
}
