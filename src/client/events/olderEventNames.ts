import type { ClientEvents } from "./clientEvents.js";

/**
 * Other SDKs' names of events, in lower case without `on`, `_event` and underscores, and ours. Names that only differ
 * in that way, such as `channel_message`, are not listed.
 */
export const olderEventNames: ReadonlyMap<string, keyof ClientEvents> = new Map<string, keyof ClientEvents>([
  ["aiagentenable", "aiagentEnabled"],
  ["aiagentsessionsummarydone", "agentSessionSummary"],
  ["aiagentsessionended", "agentSessionEnded"],
  ["aiagentsessionstarted", "agentSessionStarted"],
  ["channeluserremoved", "userChannelRemoved"],
  ["disconnect", "disconnected"],
  ["heartbeattimeout", "disconnected"],
  ["interactioncreate", "interaction"],
  ["messagecreate", "message"],
  ["messagedelete", "messageRemoved"],
  ["messageupdate", "messageEdited"],
  ["newmessage", "message"],
  ["notification", "notifications"],
  ["onheartbeattimeout", "disconnected"],
  ["roomsummarydone", "agentSessionSummary"],
  ["sessionended", "agentSessionEnded"],
  ["sessionstarted", "agentSessionStarted"],
  ["ssemessage", "agentEvent"],
  ["tokensend", "tokenSent"],
]);
