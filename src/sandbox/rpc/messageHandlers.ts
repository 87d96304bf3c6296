import { encodeMessageAttachmentList } from "../../../generated/mezon/api/message_codec.js";
import { edit, remove } from "../actions/changingMessages.js";
import { click } from "../actions/clicking.js";
import { pin, unpin } from "../actions/pinning.js";
import { post } from "../actions/posting.js";
import { react } from "../actions/reacting.js";
import { describeAck, describeHeader, describeMessage, describeReadMark } from "../describe/channelMessage.js";
import type { Handlers } from "./handlers.js";

export const messageHandlers = {
  sendChannelMessage: (request, { platform, caller, joined }) => {
    const { channel, message } = post(platform, caller, request, joined);
    return describeAck(platform.world, channel, message, message.code);
  },

  updateChannelMessage: (request, { platform, caller }) => {
    edit(platform, caller, request, { ...request, references: [] }, request.hideEditted);
    return request;
  },

  deleteChannelMessage: (request, { platform, caller }) => {
    remove(platform, caller, request);
    return request;
  },

  reactChannelMessage: (request, { platform, caller }) => {
    react(platform, caller, { ...request, remove: request.action });
  },

  messageButtonClick: (request, { platform, caller }) => {
    click(platform, caller, request);
  },

  listChannelMessages: (request, { platform, caller }) => {
    const { world } = platform;
    const channel = world.channels.getFor(caller.id, request.channelId);
    const page = world.messages.page(channel.id, request);
    const last = world.messages.last(channel.id);
    return {
      messages: page.map((message) => describeMessage(world, channel, message)),
      lastSentMessage: last && describeHeader(last),
      lastSeenMessage: describeReadMark(world, caller.id, channel.id),
    };
  },

  createPinMessage: (request, { platform, caller }) => {
    pin(platform, caller, request);
    return describeHeader(platform.world.messages.get(request.channelId, request.messageId));
  },

  deletePinMessage: (request, { platform, caller }) => unpin(platform, caller, request),

  getPinMessagesList: ({ channelId }, { platform, caller }) => {
    const { world } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    const pinMessagesList = world.pins.of(channel.id).map((each) => {
      const message = world.messages.get(channel.id, each.messageId);
      const sender = world.people.get(message.senderId);
      return {
        id: each.id,
        messageId: message.id,
        channelId: channel.id,
        senderId: sender.id,
        content: message.body.content,
        username: sender.username,
        avatar: sender.avatar,
        createTimeSeconds: each.createTimeSeconds,
        attachment: encodeMessageAttachmentList({ attachments: [...message.body.attachments] }),
      };
    });
    return { pinMessagesList };
  },
} satisfies Handlers;
