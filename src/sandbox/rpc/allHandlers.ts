import { accountHandlers } from "./accountHandlers.js";
import { appHandlers } from "./appHandlers.js";
import { artworkHandlers } from "./artworkHandlers.js";
import { calendarHandlers } from "./calendarHandlers.js";
import { canvasHandlers } from "./canvasHandlers.js";
import { categoryHandlers } from "./categoryHandlers.js";
import { channelHandlers } from "./channelHandlers.js";
import { channelLifeHandlers } from "./channelLifeHandlers.js";
import { channelRoleHandlers } from "./channelRoleHandlers.js";
import { clanHandlers } from "./clanHandlers.js";
import { clanMemberHandlers } from "./clanMemberHandlers.js";
import { clanSettingHandlers } from "./clanSettingHandlers.js";
import { friendHandlers } from "./friendHandlers.js";
import type { Handlers } from "./handlers.js";
import { messageHandlers } from "./messageHandlers.js";
import { notificationHandlers } from "./notificationHandlers.js";
import { peopleHandlers } from "./peopleHandlers.js";
import { pollHandlers } from "./pollHandlers.js";
import { quickMenuHandlers } from "./quickMenuHandlers.js";
import { roleHandlers } from "./roleHandlers.js";
import { searchHandlers } from "./searchHandlers.js";
import { sessionHandlers } from "./sessionHandlers.js";
import { statusHandlers } from "./statusHandlers.js";
import { topicHandlers } from "./topicHandlers.js";
import { uploadHandlers } from "./uploadHandlers.js";
import { voiceHandlers } from "./voiceHandlers.js";
import { webhookHandlers } from "./webhookHandlers.js";

/** The handlers of every supported call. Other calls are answered with 501 and code 12. */
export const allHandlers: Handlers = {
  ...sessionHandlers,
  ...accountHandlers,
  ...statusHandlers,
  ...friendHandlers,
  ...clanHandlers,
  ...roleHandlers,
  ...artworkHandlers,
  ...calendarHandlers,
  ...channelHandlers,
  ...messageHandlers,
  ...quickMenuHandlers,
  ...appHandlers,
  ...canvasHandlers,
  ...categoryHandlers,
  ...channelLifeHandlers,
  ...channelRoleHandlers,
  ...clanMemberHandlers,
  ...clanSettingHandlers,
  ...notificationHandlers,
  ...peopleHandlers,
  ...pollHandlers,
  ...searchHandlers,
  ...topicHandlers,
  ...uploadHandlers,
  ...voiceHandlers,
  ...webhookHandlers,
};
