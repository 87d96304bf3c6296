import type { ClientEvents } from "./clientEvents.js";

/**
 * Names of events in other SDKs, with the name here. The keys are in lower case, without `on`, `_event` and
 * underscores. Names that differ only in these, such as `channel_message`, are not listed.
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
