import { setTimeout as pause } from "node:timers/promises";
import type { MezonClient } from "../../src/index.js";
import type { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { beginOutage, type ChaosTargets, disturb, strike } from "./chaosFaults.js";
import { ChaosTraffic } from "./chaosTraffic.js";
import type { FaultyProxy } from "./faultyProxy.js";
import { ReceivedLedger, type ReceivedReport } from "./receivedLedger.js";
import { SendLedger, type SendReport } from "./sendLedger.js";

/** Unusual conditions of the server and of proxies in front of it. */
export interface ChaosConditions {
  /**
   * Half of the channels are silent in the beginning; channels and conversations are created while the client is
   * disconnected.
   */
  readonly newChannels: boolean;
  /**
   * Some outages last so long that far more messages are missed than the client remembers of a channel, in several
   * channels, threads and topics at once. Some catch-ups after them are cut off.
   */
  readonly longOutages: boolean;
  /** A proxy may answer with 403 and an HTML page. */
  readonly forbiddingPages: boolean;
  /**
   * Ids of messages come from machines whose clocks differ. Off by default: histories are in the order of ids, so
   * missed messages can only be delivered in that order, which `reordered` counts.
   */
  readonly skewedIds: boolean;
  /** Histories contain a message only some time after the push. */
  readonly laggingHistory: boolean;
  /** The bot's clock differs from the server's by minutes or hours. */
  readonly wrongClock: boolean;
}

export interface ChaosRunReport extends ReceivedReport, SendReport {
  readonly rounds: number;
  readonly disconnects: number;
}

export interface ChaosParts {
  readonly sandbox: Sandbox;
  readonly proxy: FaultyProxy;
  readonly client: MezonClient;
  readonly channels: readonly string[];
  readonly random: SeededRandom;
  /** The last failures, newest last. */
  readonly troubles: readonly string[];
  readonly conditions: ChaosConditions;
}

/** Duration of the traffic before a fault. */
const CALM_STEPS = 120;
/** Duration of the traffic after a fault. */
const STRUCK_STEPS = 20;
/** After this time the client counts as lost. */
const BACK_MS = 120_000;
/** Duration of a catch-up after which it is cut off. */
const LONGEST_CATCH_UP_MS = 300;
const SETTLE_MS = 30_000;

/** A client under traffic whose connection is lost in one way after the other. */
export class ChaosRun {
  readonly #parts: ChaosParts;
  readonly #received: ReceivedLedger;
  readonly #sends: SendLedger;
  readonly #traffic: ChaosTraffic;
  #rounds = 0;
  #disconnects = 0;
  /** Whether the client has caught up since the last fault. */
  #isBack = true;

  constructor(parts: ChaosParts) {
    const { sandbox, client, channels, conditions } = parts;
    this.#parts = parts;
    const stored = sandbox.messages.bind(sandbox);
    this.#received = new ReceivedLedger({ stored, channels, idsRise: !conditions.skewedIds });
    this.#sends = new SendLedger(stored);
    this.#traffic = new ChaosTraffic({ ...parts, received: this.#received, sends: this.#sends }, channels);
    client.on("disconnected", () => {
      this.#disconnects += 1;
    });
    client.on("resumed", () => {
      this.#isBack = true;
      this.#received.caughtUp();
    });
    client.onChannelMessage((message) => this.#received.receive(message));
  }

  begin(): Promise<void> {
    return this.#traffic.begin(this.#parts.conditions.newChannels);
  }

  /** One fault, with traffic before, during and after it. */
  async round(): Promise<void> {
    const { random, proxy, conditions } = this.#parts;
    this.#rounds += 1;
    this.#traffic.beginRound();
    await this.#traffic.run(CALM_STEPS, { isDoubtful: false });
    this.#isBack = false;
    disturb(this.#targets);
    if (conditions.longOutages && random.below(3) === 0) await this.#longOutage();
    else await strike(this.#targets);
    if (conditions.newChannels && random.below(4) === 0) await this.#traffic.beginChannel();
    await this.#traffic.run(STRUCK_STEPS, { isDoubtful: true });
    proxy.refuse(false);
    await this.#until(() => this.#isBack);
  }

  async judge(): Promise<ChaosRunReport> {
    const deadline = Date.now() + SETTLE_MS;
    while (!(this.#received.isComplete && this.#sends.unsettled === 0) && Date.now() < deadline) await pause(20);
    return {
      rounds: this.#rounds,
      disconnects: this.#disconnects,
      ...this.#received.judge(),
      ...(await this.#sends.judge()),
    };
  }

  /** Names what is wrong, and why sends were not delivered. */
  explanations(): readonly string[] {
    const reasons = [...this.#sends.reasons].map(([reason, times]) => `${times} sends: ${reason}`);
    return [...this.#received.explanations(), ...reasons];
  }

  get #targets(): ChaosTargets {
    const { sandbox, proxy, random, conditions } = this.#parts;
    return { sandbox, proxy, random, forbiddingPages: conditions.forbiddingPages };
  }

  /** Far more is posted while the client is away than it remembers. Half of the catch-ups are cut off. */
  async #longOutage(): Promise<void> {
    const { client, random } = this.#parts;
    const end = await beginOutage(this.#targets);
    await this.#traffic.flood();
    await end();
    if (random.below(2) === 0) return;
    await this.#until(() => client.state === "joining" || this.#isBack);
    await pause(random.below(LONGEST_CATCH_UP_MS));
    this.#isBack = false;
    await strike(this.#targets);
  }

  /** Goes on with the traffic while the client comes back, so that new messages arrive during the catch-up. */
  async #until(isReached: () => boolean): Promise<void> {
    const { client, troubles } = this.#parts;
    const deadline = performance.now() + BACK_MS;
    for (let turn = 1; !isReached(); turn += 1) {
      // With decreasing rate: a slow machine would otherwise have to catch up with ever more.
      await this.#traffic.run(5, { pauseMs: turn, isDoubtful: true });
      if (performance.now() > deadline || client.state === "closed")
        throw new Error(
          `after ${this.#disconnects} disconnects the client stays ${client.state}:\n${troubles.join("\n")}`,
        );
    }
  }
}
