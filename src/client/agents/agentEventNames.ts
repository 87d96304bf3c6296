/** The client's event for each kind of agent event; `docs/features.md` lists the server's names. */
export const agentEventNames: ReadonlyMap<string, "agentSessionStarted" | "agentSessionEnded" | "agentSessionSummary"> =
  new Map([
    ["room_started", "agentSessionStarted"],
    ["room_ended", "agentSessionEnded"],
    ["room_summary_done", "agentSessionSummary"],
  ]);
