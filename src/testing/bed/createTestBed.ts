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
import { BotUnderTest, clientOf, recordErrors, timelineLogger } from "./botUnderTest.js";
import { closeInstance, requireClosable } from "./closeInstance.js";
import { Settling } from "./settling.js";
import { TestBed } from "./testBed.js";
import { type ResolvedTestBedOptions, resolveTestBedOptions, type TestBedOptions } from "./testBedOptions.js";

/** Milliseconds between the heartbeats of a bot on a fake clock: a day must pass in a moment. */
const FAKE_HEARTBEAT_MS = 300_000;

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
  let bot: BotUnderTest<Instance> | undefined;
  const settling = new Settling({ sandbox, stats: () => bot?.client?.stats(), isClockFake: fake !== undefined });
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
    passing: (ms) => {
      timeline.open({
        title: `${durationText(ms)} passed`,
        channelId: undefined,
        messageId: undefined,
        isPost: false,
        isShown: true,
      });
    },
    failed: (error) => {
      timeline.add({ kind: "failure", error: toError(error) });
    },
  });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= closeAll();
    return closing;
  };
  const closeBot = async (given: unknown): Promise<void> => {
    requireClosable(given, sandbox);
    await closeInstance(given);
  };
  const closeAll = async (): Promise<void> => {
    expectations.close(new ConnectionError("the test bed was closed", { code: "closed" }));
    stopObserving();
    try {
      const closed = closeBot(bot?.instance).finally(() => sandbox.close());
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
    bot: () => bot,
  });
  const stopObserving = sandbox.observe((item, seenBy) => {
    timeline.add({ kind: "push", item, seenBy, takenBy: new Set() });
  });

  const instance = await options.start(
    {
      ...{ botId: sandbox.botId, token: sandbox.token, host: sandbox.host, port: sandbox.port, useSSL: sandbox.useSSL },
      ...{ mmnApiUrl: sandbox.mmnApiUrl, zkApiUrl: sandbox.zkApiUrl, indexerApiUrl: sandbox.indexerApiUrl },
      zkVerifyingKey: sandbox.zkVerifyingKey,
      heartbeatIntervalMs: fake && FAKE_HEARTBEAT_MS,
      ...options.client,
      logger: timelineLogger(timeline, options.client.logger === false ? undefined : options.client.logger),
    },
    bed,
  );
  requireClosable(instance, sandbox);
  const client = clientOf(instance);
  bot = new BotUnderTest({
    id: sandbox.botId,
    username: names.person(sandbox.botId),
    instance,
    client,
    timeline,
    settling,
  });
  if (client !== undefined) {
    recordErrors(client, timeline);
    if (client.state === "idle") await client.login();
  }
  return bed;
}
