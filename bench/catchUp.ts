import { type Benchmark, fewerRounds, type Measure, share } from "./support/benchmark.js";
import { builtPackage } from "./support/built.js";
import { ONE_AFTER_ANOTHER, OURS } from "./support/contenderNames.js";
import { GOALS } from "./support/goals.js";
import type { services as Server } from "./support/load/distantSandbox.js";
import { inRounds } from "./support/rounds.js";
import type { CaughtUp, services as Subject } from "./support/subjects/catchingUp.js";
import { Workers } from "./support/worker.js";

const CHANNELS = 1_000;
/** A page, as a bot reads them: whether there is another is only known when it is asked for. */
const MISSED_EACH = 100;
const ROUND_TRIP_MS = 20;
/** One channel after another takes most of a minute. */
const ROUNDS = 3;

/** What was missed in many channels while the connection was lost, from a server a round trip away; limits off. */
export const benchmark: Benchmark = async (options) => {
  const built = await builtPackage();
  await using workers = new Workers();
  const server = await workers.start<typeof Server>("load/distantSandbox");
  const channels = share(CHANNELS, options, 3);
  const { clanId, channelIds, ...place } = await server.ask("open", { channels, roundTripMs: ROUND_TRIP_MS });
  const ours = await workers.start<typeof Subject>("subjects/catchingUp");
  const reader = await workers.start<typeof Subject>("subjects/catchingUp");
  await ours.ask("login", { ...place, built, catchesUp: true });
  await reader.ask("login", { ...place, built, catchesUp: false });
  let posted = 0;
  const post = async (each: number): Promise<void> => {
    await server.ask("post", { each });
    posted += each * channels;
  };
  // Both know where to begin.
  await post(1);
  await Promise.all([ours, reader].map((client) => client.ask("hear", { count: posted })));

  const missed = channels * MISSED_EACH;
  const name = `${missed.toLocaleString("en")} missed messages in ${channels.toLocaleString("en")} channels, ${ROUND_TRIP_MS} ms away`;
  const time: Measure = { name, unit: "ms", isRate: false, goals: GOALS.catchUp };
  const memory: Measure = { name: `${name}: grown by`, unit: "MiB", isRate: false };
  return await inRounds([time, memory], fewerRounds(options, ROUNDS), async (add) => {
    const lost = Promise.all([ours.ask("lost", undefined), reader.ask("lost", undefined)]);
    await server.ask("cut", undefined);
    await lost;
    await post(MISSED_EACH);
    const resumed = Promise.all([ours.ask("resumed", undefined), reader.ask("resumed", undefined)]);
    await server.ask("restore", undefined);
    const [caughtUp] = await resumed;
    const figures = { [OURS]: caughtUp, [ONE_AFTER_ANOTHER]: await reader.ask("readAll", { clanId, channelIds }) };
    for (const [contender, figure] of Object.entries(figures)) {
      add(time, contender, all(figure, missed).ms);
      add(memory, contender, figure.grownMiB);
    }
  });
};

function all(caughtUp: CaughtUp, missed: number): CaughtUp {
  if (caughtUp.messages === missed) return caughtUp;
  throw new Error(`${caughtUp.messages} of ${missed} messages: ${caughtUp.error}`);
}
