import { expect, test, vi } from "vitest";
import { createError } from "../../../generated/mezon/realtime/envelope_codec.js";
import {
  type JoiningContext,
  type JoinRequest,
  joinEverything,
  joinRefused,
} from "../../../src/client/joinEverything.js";
import { JoinedChannels } from "../../../src/client/joinedChannels.js";
import { ServerError, TimeoutError } from "../../../src/core/errors.js";
import { silentLogger } from "../../../src/core/logger.js";
import { ManualClock } from "../core/manualClock.js";

const refusal = new ServerError("channelJoin", { ...createError(), code: 3, message: "not now" });

/** Channels 7 and 8, joined by hand. */
function joinedByHand(): JoinedChannels {
  const channels = new JoinedChannels(10);
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
  const joining: JoiningContext = {
    joinClan: request,
    joinChannel: request,
    failed,
    logger: silentLogger,
    progress: () => undefined,
  };
  return { joining, request, failed };
}

test("a channel that is refused at first is joined again all the same", async () => {
  const channels = joinedByHand();
  const { joining, failed } = context(refusal, refusal);
  await joinEverything(joining, ["1"], channels);
  expect(channels.ids()).toEqual(["7", "8"]);
  expect(failed).not.toHaveBeenCalled();
});

test("a channel that is refused for good is told of and forgotten; the others stay", async () => {
  const channels = joinedByHand();
  const { joining, failed } = context(refusal, refusal, refusal);
  await joinEverything(joining, ["1"], channels);
  expect(channels.ids()).toEqual(["8"]);
  expect(failed).toHaveBeenCalledExactlyOnceWith(refusal);
});

test("a channel whose join is never answered is left for the next connection", async () => {
  const channels = joinedByHand();
  const late = new TimeoutError("channelJoin", 10);
  const { joining } = context(late, late, late);
  await expect(joinEverything(joining, ["1"], channels)).rejects.toBe(late);
  expect(channels.ids()).toEqual(["7", "8"]);
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
  await joinEverything({ ...joining, joinClan }, clanIds, new JoinedChannels(10));
  expect(most).toBe(50);
});

test("clans that were refused are tried again, ever more seldom, until they are joined", async () => {
  const { joining } = context();
  const clock = new ManualClock();
  const refusing = new Set(["2", "3"]);
  const tried: string[] = [];
  const joinClan = (payload: Parameters<JoinRequest>[0]): Promise<void> => {
    const clanId = payload.case === "clanJoin" ? (payload.value.clanId ?? "") : "";
    if (refusing.has(clanId)) tried.push(clanId);
    return refusing.has(clanId) ? Promise.reject(refusal) : Promise.resolve();
  };
  const refused = await joinEverything({ ...joining, joinClan }, ["1", "2", "3"], new JoinedChannels(10));
  expect(refused).toEqual(["2", "3"]);
  tried.length = 0;

  const { signal } = new AbortController();
  const joined = joinRefused({ ...joining, joinClan }, refused, { clock, signal });
  await passing(clock, 4_999);
  expect(tried).toEqual([]);
  await passing(clock, 1);
  expect(new Set(tried)).toEqual(new Set(["2", "3"]));
  refusing.delete("2");
  await passing(clock, 10_000);
  refusing.clear();
  await passing(clock, 19_999);
  expect(clock.pending).toBe(1);
  await passing(clock, 1);
  await joined;
  expect(clock.pending).toBe(0);
});

test("a clan that is refused for good is given up with the connection", async () => {
  const { joining } = context();
  const clock = new ManualClock();
  const connection = new AbortController();
  const joined = joinRefused(joining, ["1"], { clock, signal: connection.signal });
  connection.abort(refusal);
  await expect(joined).rejects.toBe(refusal);
  expect(clock.pending).toBe(0);
});

/** Lets time pass, and what waited for it do its work. */
async function passing(clock: ManualClock, ms: number): Promise<void> {
  clock.advance(ms);
  await new Promise((resolve) => setImmediate(resolve));
}
