import { expect, test, vi } from "vitest";
import { type JoinContext, type JoinRequest, joinAll } from "../../../src/connection/joinAll.js";
import { Subscriptions } from "../../../src/connection/subscriptions.js";
import { TimeoutError } from "../../../src/core/errors.js";
import { silentLogger } from "../../../src/core/logger.js";
import { RequestError } from "../../../src/core/requestError.js";
import { ManualClock } from "../core/manualClock.js";

const refusal = new RequestError({
  request: "channelJoin",
  transport: "socket",
  serverCode: 3,
  serverMessage: "not now",
});

/** Channels 7 and 8, joined by hand. */
function joinedByHand(): Subscriptions {
  const channels = new Subscriptions(10);
  for (const channelId of ["7", "8"]) channels.answered({ case: "channelJoin", value: { clanId: "1", channelId } });
  return channels;
}

/** Fails the first joins of channel 7 with the errors. */
function context(...errors: readonly Error[]) {
  const left = [...errors];
  const failed = vi.fn();
  const request = vi.fn<JoinRequest>((payload) => {
    const isSeven = payload.case === "channelJoin" && payload.value.channelId === "7";
    const error = isSeven ? left.shift() : undefined;
    return error === undefined ? Promise.resolve() : Promise.reject(error);
  });
  const joining: JoinContext = {
    joinClan: request,
    joinChannel: request,
    failed,
    clock: new ManualClock(),
    signal: new AbortController().signal,
    logger: silentLogger,
    progress: () => undefined,
  };
  return { joining, request, failed };
}

test("a channel that is refused at first is joined again all the same", async () => {
  const channels = joinedByHand();
  const { joining, failed } = context(refusal, refusal);
  await joinAll(joining, ["1"], channels);
  expect(channels.ids()).toStrictEqual(["7", "8"]);
  expect(failed).not.toHaveBeenCalled();
});

test("a channel that is refused permanently is reported and forgotten; the others stay", async () => {
  const channels = joinedByHand();
  const { joining, failed } = context(refusal, refusal, refusal);
  await joinAll(joining, ["1"], channels);
  expect(channels.ids()).toStrictEqual(["8"]);
  expect(failed).toHaveBeenCalledExactlyOnceWith(refusal);
});

test("a channel whose join is never answered is left for the next connection", async () => {
  const channels = joinedByHand();
  const late = new TimeoutError("channelJoin", 10);
  const { joining } = context(late, late, late);
  await expect(joinAll(joining, ["1"], channels)).rejects.toBe(late);
  expect(channels.ids()).toStrictEqual(["7", "8"]);
});

test("clans are joined side by side, 50 at once", async () => {
  const { joining } = context();
  let underWay = 0;
  let most = 0;
  const joinClan = async (): Promise<void> => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
  };
  const clanIds = Array.from({ length: 200 }, (_, index) => String(index + 1));
  await joinAll({ ...joining, joinClan }, clanIds, new Subscriptions(10));
  expect(most).toBe(50);
});
