import { ConnectionError, toError } from "../../core/errors.js";
import { createSandbox } from "../../sandbox/createSandbox.js";
import type { Sandbox } from "../../sandbox/index.js";
import { durationText } from "../clock/durationText.js";
import { FakeClock } from "../clock/fakeClock.js";
import { countOpenBed } from "../clock/openBeds.js";
import { realClock } from "../clock/realClock.js";
import { realTime } from "../clock/realTime.js";
import { Expectations } from "../people/expectations.js";
import type { PeopleParts } from "../people/person.js";
import { Names } from "../timeline/names.js";
import { Timeline } from "../timeline/timeline.js";
import { buildWorld } from "../world/buildWorld.js";
import { world } from "../world/worldDescription.js";
import { BotRuns } from "./botRuns.js";
import { Settling } from "./settling.js";
import { TestBed } from "./testBed.js";
import { type ResolvedTestBedOptions, resolveTestBedOptions, type TestBedOptions } from "./testBedOptions.js";

/**
 * Starts a bot in a sandbox, with people whom the test plays.
 *
 * ```ts
 * await using bed = await createTestBed({ start: (options) => startGreeterBot(options) });
 * const alice = bed.person("alice");
 * const answer = await alice.say("!vote").answered("Tea or coffee?");
 * await answer.button("Tea").click().answered("Your vote for tea is counted.");
 * ```
 *
 * Rejects with `ValidationError` for a wrong option, with `FakeClockError`, and with what `start` rejects with; nothing
 * is left running then.
 */
export async function createTestBed<Instance>(options: TestBedOptions<Instance>): Promise<TestBed<Instance>> {
  const resolved = resolveTestBedOptions(options);
  const described = world(resolved.world);
  const ended = countOpenBed(resolved.now !== undefined);
  let fake: FakeClock | undefined;
  let sandbox: Sandbox | undefined;
  try {
    if (resolved.now !== undefined) fake = await FakeClock.install(resolved.now);
    // On a fake clock an echo would wait for time to pass.
    sandbox = await createSandbox({ echoDelayMs: fake && 0, ...resolved.sandbox });
    return await assemble({ ...resolved, world: described }, { sandbox, fake, ended });
  } catch (error) {
    await sandbox?.close();
    fake?.uninstall();
    ended();
    throw error;
  }
}

async function assemble<Instance>(
  options: ResolvedTestBedOptions<Instance>,
  parts: { readonly sandbox: Sandbox; readonly fake: FakeClock | undefined; readonly ended: () => void },
): Promise<TestBed<Instance>> {
  const { sandbox, fake, ended } = parts;
  const { timeoutMs } = options;
  const built = await buildWorld(sandbox, options.world);
  const timeline = new Timeline(() => (fake ?? realClock).now());
  const names = new Names(sandbox);
  const settling: Settling = new Settling({
    ...{ sandbox, stats: () => bot.current?.client?.stats(), isClockFake: fake !== undefined },
  });
  const bot = new BotRuns<Instance>({ sandbox, timeline, names, settling, fake, client: options.client });
  const expectations = new Expectations({
    timeline,
    names,
    settle: () => settling.settle(),
    pendingWork: () => settling.busy,
  });
  const people: PeopleParts = {
    ...{ timeline, names, expectations, timeoutMs },
    botId: sandbox.botId,
    channelId: sandbox.channelId,
    pass: (ms) => (fake === undefined ? realTime.sleep(ms) : fake.pass(ms)),
  };
  fake?.useSteps({
    state: () => settling.state,
    settle: () => settling.settle(),
    turn: () => realTime.turn(),
    passing: (ms) => void timeline.open(happening(`${durationText(ms)} passed`)),
    failed: (error) => {
      timeline.add({ kind: "failure", error: toError(error) });
    },
  });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= closeAll();
    return closing;
  };
  const closeAll = async (): Promise<void> => {
    expectations.close(new ConnectionError("the test bed was closed", { code: "closed" }));
    stopObserving();
    try {
      const closed = bot.close().finally(() => sandbox.close());
      await (fake === undefined ? closed : fake.passUntil(closed, () => realTime.turn()));
    } finally {
      fake?.uninstall();
      ended();
    }
  };
  const bed = new TestBed<Instance>({
    ...{ sandbox, timeline, people, close },
    world: built,
    clock: fake ?? realClock,
    bot: () => bot.current,
    restart: async (start = options.start) => {
      timeline.open(happening("the bot was started again"));
      await bot.end();
      await bot.start(start, bed);
    },
  });
  const stopObserving = sandbox.observe((item, seenBy) => {
    timeline.add({ kind: "push", item, seenBy, takenBy: new Set() });
  });

  await bot.start(options.start, bed);
  return bed;
}

/** What happens in no place, and is no deed of a person. */
function happening(title: string): Parameters<Timeline["open"]>[0] {
  return { title, channelId: undefined, messageId: undefined, isPost: false, isShown: true };
}
