import type { MezonClientOptions } from "../../client/clientOptions.js";
import type { Sandbox } from "../../sandbox/index.js";
import type { FakeClock } from "../clock/fakeClock.js";
import { realTime } from "../clock/realTime.js";
import type { Names } from "../timeline/names.js";
import type { Timeline } from "../timeline/timeline.js";
import { BotUnderTest, clientOf, recordErrors, timelineLogger } from "./botUnderTest.js";
import { closeInstance, DRAIN_MS, requireClosable } from "./closeInstance.js";
import type { Settling } from "./settling.js";
import type { StartBot } from "./testBedOptions.js";

/** Milliseconds between the heartbeats of a bot on a fake clock: a day must pass in a moment. */
const FAKE_HEARTBEAT_MS = 300_000;
/** Milliseconds of the machine's time after which a bot that is being closed waits for the fake clock. */
const STUCK_MS = 250;

export interface BotRunsParts {
  readonly sandbox: Sandbox;
  readonly timeline: Timeline;
  readonly names: Names;
  readonly settling: Settling;
  readonly fake: FakeClock | undefined;
  /** Options of its client that are not those of the sandbox. */
  readonly client: Partial<MezonClientOptions>;
}

/** Runs of the bot of a test bed: one after another, in the same sandbox. */
export class BotRuns<Instance> {
  readonly #parts: BotRunsParts;
  #current: BotUnderTest<Instance> | undefined;

  constructor(parts: BotRunsParts) {
    this.#parts = parts;
  }

  /** The bot that runs; `undefined` while it is started. */
  get current(): BotUnderTest<Instance> | undefined {
    return this.#current;
  }

  /** Starts the bot, and logs its client in if `start` has not. */
  async start(start: StartBot<Instance>, bed: Parameters<StartBot<Instance>>[1]): Promise<void> {
    const { sandbox, timeline, names, settling } = this.#parts;
    const instance = await start(this.#options(), bed);
    requireClosable(instance, sandbox);
    const client = clientOf(instance);
    const username = names.person(sandbox.botId);
    this.#current = new BotUnderTest({ id: sandbox.botId, username, instance, client, timeline, settling });
    if (client === undefined) return;
    recordErrors(client, timeline);
    if (client.state === "idle") await client.login();
  }

  /** Ends the run, as far as there is one. On a fake clock time passes only if the bot waits for it. */
  async end(): Promise<void> {
    const { fake } = this.#parts;
    const closed = this.close();
    if (fake !== undefined) {
      const isStuck = realTime.sleep(STUCK_MS).then(() => true);
      if (await Promise.race([isStuck, closed.then(() => false)])) await fake.pass(DRAIN_MS);
    }
    await closed;
    this.#current = undefined;
  }

  /** Closes the bot, as far as there is one. */
  async close(): Promise<void> {
    requireClosable(this.#current?.instance, this.#parts.sandbox);
    await closeInstance(this.#current?.instance);
  }

  #options(): MezonClientOptions {
    const { sandbox, timeline, fake, client } = this.#parts;
    return {
      ...{ botId: sandbox.botId, token: sandbox.token, host: sandbox.host, port: sandbox.port, useSSL: sandbox.useSSL },
      ...{ mmnApiUrl: sandbox.mmnApiUrl, zkApiUrl: sandbox.zkApiUrl, indexerApiUrl: sandbox.indexerApiUrl },
      zkVerifyingKey: sandbox.zkVerifyingKey,
      heartbeatIntervalMs: fake && FAKE_HEARTBEAT_MS,
      ...client,
      logger: timelineLogger(timeline, client.logger === false ? undefined : client.logger),
    };
  }
}
