import { expect, test } from "vitest";
import { botFor, startSandbox } from "../client/botOnSandbox.js";
import { BusyHour, DEEDS } from "./busyHour.js";
import { known, threadsKnown, threadsTold, told } from "./clanKnowledge.js";
import { callsOf } from "./personCalls.js";

const CHANNELS = 50;
const MEMBERS = 500;
const EVENTS = 200;
const HOUR_MS = 3_600_000;
/** By when the bot, put out of the clan and let in again, asks for everything anew. */
const REJOINED = 0;

test.each([1, 2])(
  "an hour as an ordinary member of a busy clan leaves the client knowing what the server says (seed %i)",
  async (seed) => {
    const sandbox = await startSandbox({ sessionSeconds: 10 * 3_600 });
    const people = Array.from({ length: MEMBERS - 2 }, (_, index) => sandbox.user(`person ${index}`));
    const memberIds = [sandbox.botId, ...people.map(({ id }) => id)];
    const { id: clanId, channelId: welcomeChannelId } = sandbox.createClan({ name: "Busy", memberIds });
    for (let index = 1; index < CHANNELS; index += 1) sandbox.createChannel({ clanId, name: `channel ${index}` });
    const client = botFor(sandbox, { limits: false });
    await client.login();
    await known(client, clanId);

    const bare = await callsOf(sandbox, "bot");
    const hour = new BusyHour({
      ...{ seed, memberCount: MEMBERS },
      sandbox,
      rpc: await callsOf(sandbox, "alice"),
      bot: bare,
      clanId,
      welcomeChannelId,
    });
    for (let event = 0; event < EVENTS; event += 1) {
      sandbox.faults.jumpClock(HOUR_MS / EVENTS);
      await hour.act();
      if (event === REJOINED) {
        await client.clans.refresh();
        await known(client, clanId);
      }
    }
    await hour.finish();

    const truth = await told(bare, clanId);
    // All of it is learned from events: nothing is asked for now.
    const { channels, members, roles } = await client.clans.fetch(clanId);
    for (const { loaded } of [channels, members, roles]) expect(loaded.cached).toBeDefined();
    await expect.poll(() => known(client, clanId), { timeout: 10_000 }).toStrictEqual(truth);
    // Not all threads are met: one may be made while the bot is out. Those that are known are as they are.
    const threads = threadsKnown(client, hour.threadIds);
    const alive = await threadsTold(bare, clanId);
    expect(threads).toStrictEqual(alive.filter(({ id }) => client.channels.get(id) !== undefined));
    expect(client.clans.get(hour.otherClanId)).toBeUndefined();

    expect([...hour.deeds.keys()].sort()).toStrictEqual(DEEDS.toSorted());
    expect(truth.members.length).toBeGreaterThan(MEMBERS / 2);
    expect(truth.channels.some(({ isPrivate }) => isPrivate)).toBe(true);
    expect(threads.length).toBeGreaterThan(0);
  },
  60_000,
);
