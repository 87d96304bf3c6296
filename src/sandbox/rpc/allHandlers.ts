import { accountHandlers } from "./accountHandlers.js";
import { artworkHandlers } from "./artworkHandlers.js";
import { calendarHandlers } from "./calendarHandlers.js";
import { channelHandlers } from "./channelHandlers.js";
import { clanHandlers } from "./clanHandlers.js";
import { friendHandlers } from "./friendHandlers.js";
import type { Handlers } from "./handlers.js";
import { messageHandlers } from "./messageHandlers.js";
import { quickMenuHandlers } from "./quickMenuHandlers.js";
import { roleHandlers } from "./roleHandlers.js";
import { sessionHandlers } from "./sessionHandlers.js";
import { statusHandlers } from "./statusHandlers.js";

/** Every call the sandbox serves. A call that is not here is answered with 501 and code 12. */
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
};
