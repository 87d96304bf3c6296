/** The client's name of each kind of agent event; the server's names are in `docs/features.md`. */
export const agentEventNames: ReadonlyMap<string, "agentSessionStarted" | "agentSessionEnded" | "agentSessionSummary"> =
  new Map([
    ["room_started", "agentSessionStarted"],
    ["room_ended", "agentSessionEnded"],
    ["room_summary_done", "agentSessionSummary"],
  ]);
