import { expect, test, vi } from "vitest";
import { EventAction, MessageCode } from "../../generated/constants.js";
import { envelopeEvents } from "../../generated/events.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import type { MezonClient } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { EnvelopePayload } from "../../src/wire/envelopePayload.js";
import { startBot } from "./botOnSandbox.js";

/** An envelope that no version knows. */
const UNKNOWN = Uint8Array.of(0xaa, 0x06, 0x02, 0x08, 0x01);

/** Pushes an envelope and resolves when the client is done with it. */
async function push(sandbox: Sandbox, client: MezonClient, message: EnvelopePayload): Promise<void> {
  const passed = new Promise((resolve) => client.once("unknown", resolve));
  sandbox.broadcastRaw(encodeEnvelope({ message }));
  sandbox.broadcastRaw(UNKNOWN);
  await passed;
}

test("an event without listeners is only decoded while it may change known state", async () => {
  const { sandbox, client } = await startBot();
  const alice = sandbox.user("alice");
  const clanId = sandbox.clanId;
  const status: EnvelopePayload = { case: "userStatusEvent", value: { userId: alice.id, customStatus: "Idle" } };
  const role: EnvelopePayload = {
    case: "roleEvent",
    value: { status: EventAction.Created, role: { id: "77", clanId, title: "Guard" } },
  };
  const ofStatus = vi.spyOn(envelopeEvents.userStatus, "decode");
  const ofRole = vi.spyOn(envelopeEvents.role, "decode");

  await push(sandbox, client, status);
  await push(sandbox, client, role);
  expect([ofStatus.mock.calls.length, ofRole.mock.calls.length]).toStrictEqual([0, 0]);

  const user = await client.users.fetch(alice.id);
  const clan = await client.clans.fetch(clanId);
  await clan.roles.all();
  await push(sandbox, client, status);
  await push(sandbox, client, role);
  expect([ofStatus.mock.calls.length, ofRole.mock.calls.length]).toStrictEqual([1, 1]);
  expect([user.status, clan.roles.get("77")?.title]).toStrictEqual(["Idle", "Guard"]);
});

test("a poll follows the message that shows it, before listeners and without any, and is forgotten with it", async () => {
  const { sandbox, client } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.join();
  const { pollId, messageId } = await channel.polls.create({ question: "Tea?", answers: ["yes", "no"] });
  expect(channel.polls.get(messageId)).toMatchObject({ pollId, answerCounts: [0, 0], totalVotes: 0, isClosed: false });
  const edit = (code: number, content: object, channelId = channel.id): EnvelopePayload => ({
    case: "channelMessage",
    value: { channelId, messageId, code, content: JSON.stringify(content) },
  });

  await push(sandbox, client, edit(MessageCode.ChatUpdate, { answer_counts: [2, 1] }));
  expect(channel.polls.get(messageId)).toMatchObject({ answerCounts: [2, 1], totalVotes: 3 });
  // What is no count of this poll's answers, or of another channel, says nothing.
  await push(sandbox, client, edit(MessageCode.ChatUpdate, { answer_counts: ["2", {}], is_closed: "no" }));
  await push(sandbox, client, edit(MessageCode.ChatUpdate, { answer_counts: [1] }));
  await push(sandbox, client, edit(MessageCode.ChatUpdate, { answer_counts: [7, 7] }, "4711"));
  expect(channel.polls.get(messageId)).toMatchObject({ answerCounts: [2, 1], totalVotes: 3, isClosed: false });

  const heard: unknown[] = [];
  client.on("messageEdited", () => heard.push(channel.polls.get(messageId)?.isClosed));
  await push(sandbox, client, edit(MessageCode.ChatUpdate, { is_closed: true }));
  expect(heard).toStrictEqual([true]);
  await push(sandbox, client, edit(MessageCode.ChatRemove, {}));
  expect(channel.polls.get(messageId)).toBeUndefined();
});

test("a list that is on its way when something changes is asked for again", async () => {
  const { sandbox, client } = await startBot();
  const clan = await client.clans.fetch(sandbox.clanId);
  const title = "Made meanwhile";
  const asking = clan.roles.loaded.all();
  await push(sandbox, client, {
    case: "roleEvent",
    value: { status: EventAction.Created, role: { id: "77", clanId: clan.id, title } },
  });
  await asking;
  expect(clan.roles.loaded.cached).toBeUndefined();
});

test("known state includes an event before any listener receives it, in whatever order they were added", async () => {
  const { sandbox, client } = await startBot();
  const clan = await client.clans.fetch(sandbox.clanId);
  const heard: string[] = [];
  client.on("clanUpdated", () => heard.push(clan.name));
  await push(sandbox, client, { case: "clanUpdatedEvent", value: { clanId: clan.id, clanName: "Renamed" } });
  expect(heard).toStrictEqual(["Renamed"]);
});

test("a failure to apply an event is an error event; listeners still receive the event", async () => {
  const { sandbox, client } = await startBot();
  const errors = vi.fn();
  const heard = vi.fn();
  client.on("error", errors);
  client.on("clanCreated", heard);
  // The sandbox lets nobody join a clan that there is not.
  await push(sandbox, client, { case: "clanCreatedEvent", value: { clanId: "4711", clanName: "Nowhere" } });
  expect(heard).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(errors).toHaveBeenCalledOnce());
  expect(errors.mock.calls[0]?.[0]).toMatchObject({ code: "request_failed", request: "clanJoin" });
});
