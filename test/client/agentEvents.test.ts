import { describe, expect, onTestFinished, test, vi } from "vitest";
import { AgentEvents } from "../../src/client/agents/agentEvents.js";
import { Secrets } from "../../src/core/secrets.js";
import { type MezonError, SessionError } from "../../src/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
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
  expect(heard).toStrictEqual([
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
  await vi.waitFor(() => expect(errors).toStrictEqual(["session_refused"]));
});

describe("agent events", () => {
  const page = (status: number, body: string): Response => new Response(body, { status });
  const ends = (): Response => new Response(`data: ${JSON.stringify({ event_type: "room_started" })}\n\n`);

  function listening(answers: (asked: number) => Response | Promise<Response>, clock = new ManualClock()) {
    const asked = vi.fn();
    const errors: MezonError[] = [];
    const heard = vi.fn();
    const agents = new AgentEvents({
      origin: "http://agents.example",
      botId: "5",
      token: "the-apps-token",
      fetch: (request) => {
        asked(request);
        return Promise.resolve(answers(asked.mock.calls.length));
      },
      clock,
      backoff: { baseMs: 1, ceilingMs: 1 },
      random: () => 0,
      attemptsPerMinute: 5,
      secrets: new Secrets("the-apps-token"),
      onEvent: heard,
      onError: (error) => void errors.push(error),
    });
    onTestFinished(() => agents.close());
    return { agents, asked, errors, heard, clock };
  }

  /** Lets time pass in steps, in which everything that falls due is done. */
  async function pass(clock: ManualClock, ms: number): Promise<void> {
    for (let step = 0; step < 100; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      clock.advance(ms / 100);
    }
  }

  test("are not asked for faster than the budget allows of a server that ends each stream at once", async () => {
    const { agents, asked, clock } = listening(ends);
    await agents.connect(undefined);
    await pass(clock, 59_000);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(6);
  });

  test("keep every digit of an id that is a number", async () => {
    const { agents, heard } = listening(
      () => new Response('data: {"event_type":"room_started","room":1840000000000000001}\n\n'),
    );
    await agents.connect(undefined);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
    expect(heard).toHaveBeenCalledWith({
      eventType: "room_started",
      data: { event_type: "room_started", room: "1840000000000000001" },
    });
  });

  test("that a page refuses are asked for again a minute later; the server's own refusal is the end", async () => {
    const answers = [ends(), page(403, "<html>the-apps-token</html>"), page(403, '{"code":7,"message":"banned"}')];
    const { agents, asked, errors, clock } = listening((count) => answers[count - 1] ?? ends());
    await agents.connect(undefined);
    await pass(clock, 30_000);
    expect([asked.mock.calls.length, errors]).toMatchObject([2, [{ name: "SessionError", isFinal: false }]]);
    expect(errors[0]?.message).not.toContain("the-apps-token");
    await pass(clock, 61_000);
    await pass(clock, 600_000);
    expect([asked.mock.calls.length, errors[1]]).toMatchObject([3, { isFinal: true }]);
  });

  test("are asked for at their own host only, and an event without an end is given up", async () => {
    const cancelled = vi.fn();
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024).fill(0x61)),
      cancel: cancelled,
    });
    const { agents, asked } = listening(() => new Response(endless));
    await agents.connect(undefined);
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalled());
    expect(asked.mock.calls[0]?.[0]).toMatchObject({ redirect: "manual" });
  });
});
