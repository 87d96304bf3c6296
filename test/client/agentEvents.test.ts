import { expect, test, vi } from "vitest";
import { SessionError } from "../../src/index.js";
import { botFor, startSandbox } from "./botOnSandbox.js";

test("agent events arrive typed, without a login, and again after a loss", async () => {
  const sandbox = await startSandbox();
  const client = botFor(sandbox, { agentEventUrl: sandbox.baseUrl, reconnectBaseMs: 5, reconnectCeilingMs: 10 });
  const heard: unknown[] = [];
  for (const name of ["agentSessionStarted", "agentSessionEnded", "agentSessionSummary", "agentEvent"] as const)
    client.on(name, ({ eventType, data }) => void heard.push([name, eventType, data["room"]]));
  await client.connectAgentEvents();
  sandbox.emitAgentEvent("room_started", { room: "a" });
  sandbox.emitAgentEvent("room_summary_done", { room: "a" });
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  await sandbox.faults.restart();
  await vi.waitFor(() => expect(sandbox.emitAgentEvent("room_ended", { room: "a" })).toBe(1));
  sandbox.emitAgentEvent("room_painted", { room: "b" });
  await vi.waitFor(() => expect(heard).toHaveLength(4));
  expect(heard).toEqual([
    ["agentSessionStarted", "room_started", "a"],
    ["agentSessionSummary", "room_summary_done", "a"],
    ["agentSessionEnded", "room_ended", "a"],
    ["agentEvent", "room_painted", "b"],
  ]);
  await client.close();
  await vi.waitFor(() => expect(sandbox.emitAgentEvent("room_started")).toBe(0));
});

test("what cannot be listened to is refused with its type", async () => {
  const sandbox = await startSandbox();
  await expect(botFor(sandbox).connectAgentEvents()).rejects.toMatchObject({ path: "agentEventUrl" });
  const wrong = botFor(sandbox, { agentEventUrl: sandbox.baseUrl, token: "wrong" });
  await expect(wrong.connectAgentEvents()).rejects.toBeInstanceOf(SessionError);
  const client = botFor(sandbox, { agentEventUrl: sandbox.baseUrl });
  const errors: string[] = [];
  client.on("error", ({ code }) => void errors.push(code));
  await client.connectAgentEvents();
  await expect(client.connectAgentEvents()).rejects.toMatchObject({ code: "not_ready" });
  sandbox.faults.banApp();
  await sandbox.faults.restart();
  await vi.waitFor(() => expect(errors).toEqual(["session_refused"]));
});
