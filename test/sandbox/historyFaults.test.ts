import { describe, expect, test } from "vitest";
import { decodeChannelMessageList, encodeListChannelMessagesRequest } from "../../generated/mezon/api/message_codec.js";
import { ValidationError } from "../../src/core/errors.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { bytesOf, call, logIn } from "./rawHttp.js";
import { start } from "./rawSocket.js";

describe("histories and ids", () => {
  const history = async (sandbox: Awaited<ReturnType<typeof start>>, messageId = "0"): Promise<readonly string[]> => {
    const request = { clanId: sandbox.clanId, channelId: sandbox.channelId, messageId, direction: 1, limit: 100 };
    const authorization = `Bearer ${(await logIn(sandbox)).token}`;
    const answer = await call(sandbox, "ListChannelMessages", encodeListChannelMessagesRequest(request), authorization);
    const { messages, lastSentMessage } = decodeChannelMessageList(await bytesOf(answer));
    expect(lastSentMessage?.id ?? messages[0]?.messageId).toBe(messages[0]?.messageId);
    return messages.map((message) => message.messageId).toReversed();
  };

  test("a history that lags contains pushed messages only later", async () => {
    const clock = new ManualClock();
    const sandbox = await start({ clock });
    const alice = sandbox.user("alice");
    const first = await alice.send(sandbox.channelId, "first");
    sandbox.faults.lagHistory(500);
    const late = await alice.send(sandbox.channelId, "late");
    expect(sandbox.messages(sandbox.channelId)).toHaveLength(2);
    expect(await history(sandbox)).toStrictEqual([first.id]);
    clock.advance(499);
    expect(await history(sandbox)).toStrictEqual([first.id]);
    clock.advance(1);
    expect(await history(sandbox)).toStrictEqual([first.id, late.id]);
    sandbox.faults.clear();
    await alice.send(sandbox.channelId, "at once");
    expect(await history(sandbox)).toHaveLength(3);
  });

  test("ids of several machines do not rise, differ, and order the history", async () => {
    const sandbox = await start();
    const alice = sandbox.user("alice");
    sandbox.faults.skewIds(1_000);
    const posted: string[] = [];
    for (let index = 0; index < 30; index += 1) posted.push((await alice.send(sandbox.channelId, `${index}`)).id);
    const sorted = posted.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    expect(new Set(posted).size).toBe(30);
    expect(posted).not.toStrictEqual(sorted);
    expect(sandbox.messages(sandbox.channelId).map(({ id }) => id)).toStrictEqual(posted);
    const request = { clanId: sandbox.clanId, channelId: sandbox.channelId, messageId: sorted[9] ?? "", direction: 1 };
    const authorization = `Bearer ${(await logIn(sandbox)).token}`;
    const body = encodeListChannelMessagesRequest({ ...request, limit: 100 });
    const { messages } = decodeChannelMessageList(
      await bytesOf(await call(sandbox, "ListChannelMessages", body, authorization)),
    );
    expect(messages.map(({ messageId }) => messageId)).toStrictEqual(sorted.slice(10).toReversed());
    sandbox.faults.skewIds(0);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("%d is no time", async (ms) => {
    const { faults } = await start();
    expect(() => faults.lagHistory(ms)).toThrow(ValidationError);
    expect(() => faults.skewIds(ms)).toThrow(ValidationError);
  });
});
