import { MessageCode, PinOperation } from "../../../generated/constants.js";
import { edit, remove } from "../actions/changingMessages.js";
import { click } from "../actions/clicking.js";
import { sendEphemeral } from "../actions/ephemeral.js";
import { markSeen } from "../actions/markingRead.js";
import { pin, unpin } from "../actions/pinning.js";
import { post } from "../actions/posting.js";
import { callQuickMenu } from "../actions/quickMenuCalls.js";
import { react } from "../actions/reacting.js";
import { type } from "../actions/typing.js";
import { describeAck } from "../describe/channelMessage.js";
import { invalid } from "../refusal.js";
import type { RequestHandlers } from "./requestHandler.js";

/** Requests about messages. */
export const messageRequests = {
  channelMessageSend: (request, { platform, connection }) => {
    const { channel, message } = post(platform, connection.person, request, connection);
    return { case: "channelMessageAck", value: describeAck(platform.world, channel, message, message.code) };
  },

  channelMessageUpdate: (request, { platform, connection }) => {
    const body = { ...request, references: [] };
    const { channel, message } = edit(platform, connection.person, request, body, request.hideEditted);
    return {
      case: "channelMessageAck",
      value: describeAck(platform.world, channel, message, MessageCode.ChatUpdate),
    };
  },

  channelMessageRemove: (request, { platform, connection }) => {
    const { channel, message } = remove(platform, connection.person, request);
    return {
      case: "channelMessageAck",
      value: describeAck(platform.world, channel, message, MessageCode.ChatRemove),
    };
  },

  ephemeralMessageSend: ({ message, receiverIds }, { platform, connection }) => {
    if (message === undefined) throw invalid("message is absent");
    const draft = { ...message, messageId: message.id, receiverIds };
    return { case: "channelMessage", value: sendEphemeral(platform, connection.person, draft) };
  },

  quickMenu: ({ menuName, message, messageSenderId }, { platform, connection }) => {
    if (message === undefined) throw invalid("message is absent");
    const value = callQuickMenu(platform, connection.person, { menuName, message, messageSenderId });
    return { case: "quickMenuEvent", value };
  },

  messageReaction: (request, { platform, connection }) => ({
    case: "messageReactionEvent",
    value: react(platform, connection.person, { ...request, remove: request.action }),
  }),

  messageTyping: (request, { platform, connection }) => ({
    case: "messageTypingEvent",
    value: type(platform, connection.person, request),
  }),

  lastSeenMessage: (request, { platform, connection }) => ({
    case: "lastSeenMessageEvent",
    value: markSeen(platform, connection.person, request),
  }),

  lastPinMessage: (request, { platform, connection }) => {
    if (request.operation === PinOperation.Pin)
      return { case: "lastPinMessageEvent", value: pin(platform, connection.person, request) };
    unpin(platform, connection.person, { ...request, id: "0" });
    return { case: "lastPinMessageEvent", value: { ...request, userId: connection.personId } };
  },

  messageButtonClicked: (request, { platform, connection }) => ({
    case: "messageButtonClicked",
    value: click(platform, connection.person, request),
  }),
} satisfies RequestHandlers;
