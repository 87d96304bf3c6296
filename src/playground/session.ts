import { relative } from "node:path";
import type { Sandbox, SandboxReceived, SandboxTraffic, SavedWorld } from "../sandbox/index.js";
import { createSandbox } from "../sandbox/index.js";
import { botEnvironment } from "../testing/process/botEnvironment.js";
import { BotLog } from "./bot/botLog.js";
import { BotRunner } from "./bot/botRunner.js";
import type { PageTokens, PlaygroundState, ServerMessage } from "./contract.js";
import { FaultSwitches, faultChoices } from "./faultChoices.js";
import { pageMessage } from "./pageMessage.js";
import { exchangeOf } from "./record/exchangeOf.js";
import { heardOf } from "./record/heardOf.js";
import { recordedActionOf } from "./record/recordedActionOf.js";
import { recordedPollActionOf } from "./record/recordedPollActionOf.js";
import { type RecordedStep, Recording } from "./record/recording.js";
import { writeTest } from "./record/writeTest.js";
import { tokensOf } from "./tokensOf.js";
import { loadDecoders } from "./wire/decodeTraffic.js";
import { WireLog } from "./wire/wireLog.js";

/** Calls over HTTP that may change who and what is there, without an event for everybody: votes, topics. */
const CHANGES = /^\/mezon\.api\.Mezon\/(?!Get|List|Session)/;

export interface SessionOptions {
  /** The bot's file; `undefined` for a bot that somebody else starts. */
  readonly file: string | undefined;
  /** Port of the sandbox; 0 takes any free one. */
  readonly sandboxPort: number;
  readonly botIs: "member" | "admin" | "owner";
  readonly imageHosts: readonly string[];
  readonly world: SavedWorld | undefined;
  /** Called with everything that a page shows. */
  readonly tell: (message: ServerMessage) => void;
  /** Called with what the bot writes. */
  readonly onLine: (line: string) => void;
}

/** A sandbox, the bot that runs in it, and what is seen of both. A page shows one session. */
export class Session {
  readonly log: BotLog;
  readonly wire: WireLog;
  readonly bot: BotRunner;
  readonly #options: SessionOptions;
  #sandbox: Sandbox;
  #faults: FaultSwitches;
  #recording: Recording | undefined;
  /** What was done and heard lately, whether or not it is recorded. */
  #recent = new Recording({ isRolling: true });
  #stopObserving: () => void = () => undefined;
  #stateTimer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  /** Starts a sandbox; the bot is started by `bot.restart`. */
  static async start(options: SessionOptions): Promise<Session> {
    const { sandboxPort: port, botIs, world } = options;
    await loadDecoders();
    return new Session(options, await createSandbox({ port, botIs, world }));
  }

  private constructor(options: SessionOptions, sandbox: Sandbox) {
    const { tell, onLine } = options;
    this.#options = options;
    this.#sandbox = sandbox;
    this.#faults = new FaultSwitches(sandbox);
    const now = (): number => Date.now();
    this.log = new BotLog({
      now,
      isMessage: (id) => this.#sandbox.message(id) !== undefined,
      onLine: (line) => tell({ kind: "log", lines: [line] }),
    });
    this.wire = new WireLog({
      now,
      nameOf: (id) => this.#sandbox.nameOf(id) ?? id,
      onEntry: (entry) => {
        // Other clients hear the same: what the bot heard is what may have caused its errors.
        if (entry.direction === "out" && entry.cid === 0 && entry.person === this.#sandbox.nameOf(this.#sandbox.botId))
          this.log.told({ messageId: entry.messageId, wireId: entry.id });
        tell({ kind: "wire", entries: [entry] });
      },
    });
    this.bot = new BotRunner({
      file: options.file,
      environment: () => botEnvironment(this.#sandbox),
      onLine: (line, stream) => {
        this.log.add(line, stream);
        onLine(line);
      },
      onStatus: (bot) => tell({ kind: "bot", bot }),
    });
    this.#observe();
  }

  get sandbox(): Sandbox {
    return this.#sandbox;
  }

  get state(): PlaygroundState {
    const { sandbox } = this;
    return {
      ...sandbox.overview(),
      ...{ botId: sandbox.botId, clanId: sandbox.clanId, channelId: sandbox.channelId },
      filesOrigin: sandbox.baseUrl,
      imageHosts: this.#options.imageHosts,
    };
  }

  get tokens(): PageTokens {
    return tokensOf(this.sandbox);
  }

  /** The first message to a page. */
  get welcome(): ServerMessage {
    const { state, tokens } = this;
    return {
      ...{ kind: "welcome", state, tokens, bot: this.bot.status, log: this.log.lines, wire: this.wire.entries },
      ...{ faults: faultChoices, isRecording: this.#recording !== undefined },
    };
  }

  /** @throws {ValidationError} for a value that cannot be set. */
  setFault(id: string, on: boolean, values: Readonly<Record<string, string>>): void {
    try {
      this.#faults.set(id, on, values);
    } finally {
      this.#options.tell({ kind: "activeFaults", ids: this.#faults.active });
    }
  }

  /** Sends the state to the page when nothing has changed for a moment. */
  stateChanged(): void {
    if (this.#isClosed) return;
    this.#stateTimer ??= setTimeout(() => {
      this.#stateTimer = undefined;
      this.#options.tell({ kind: "state", state: this.state });
      this.#options.tell({ kind: "tokens", tokens: this.tokens });
    }, 30);
  }

  record(on: boolean): { readonly code: string; readonly events: number } {
    const steps = this.#recording?.steps ?? [];
    this.#recording = on ? new Recording() : undefined;
    return { code: on ? "" : this.#test(steps), events: steps.length };
  }

  /** Returns a test of what a person did about a message, and of what the bot did then; "" for one of long ago. */
  testOf(messageId: string): string {
    const steps = exchangeOf(this.#recent.steps, messageId);
    return steps.length === 0 ? "" : this.#test(steps);
  }

  /** Adds a step to the recording, if there is one. Returns the function that takes it back. */
  recorded(step: RecordedStep): () => void {
    const forget = [this.#recent.add(step), this.#recording?.add(step)];
    return () => {
      for (const each of forget) each?.();
    };
  }

  /**
   * Replaces the world, on the same port, and starts the bot again.
   *
   * @throws {ValidationError} for what is no world; the old one stays then.
   */
  async loadWorld(world: SavedWorld): Promise<void> {
    const { port, token } = this.#sandbox;
    const { botIs } = this.#options;
    // Another port first: a world that is refused leaves the old one as it is.
    await (await createSandbox({ world, logger: false })).close();
    // Pages take their own clients away before the sandbox ends.
    this.#options.tell({ kind: "reset" });
    await this.bot.stop();
    this.#stopObserving();
    await this.#sandbox.close();
    this.#sandbox = await createSandbox({ port, token, botIs, world });
    this.#faults = new FaultSwitches(this.#sandbox);
    this.#recording = undefined;
    this.#recent = new Recording({ isRolling: true });
    this.#observe();
    this.#options.tell(this.welcome);
    await this.bot.restart("a world was loaded: the bot starts again");
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#stateTimer);
    this.#stopObserving();
    await this.bot.close();
    await this.#sandbox.close();
  }

  #observe(): void {
    const { sandbox } = this;
    const stops = [
      sandbox.observe((item, personIds) => this.#pushed(item, personIds)),
      sandbox.observeTraffic((traffic) => this.#traffic(traffic)),
    ];
    this.#stopObserving = () => {
      for (const stop of stops) stop();
    };
  }

  #test(steps: readonly RecordedStep[]): string {
    const { file } = this.#options;
    const botFile = file === undefined ? "./bot.ts" : `./${relative(process.cwd(), file).replaceAll("\\", "/")}`;
    const { people, channels, files } = this.sandbox.save();
    return writeTest(steps, { botFile, world: { people, channels, files } });
  }

  #traffic(traffic: SandboxTraffic): void {
    this.wire.add(traffic);
    if (traffic.kind === "http") this.#called(traffic);
    if ((traffic.kind !== "opened" && traffic.kind !== "closed") || traffic.personId !== this.sandbox.botId) return;
    this.bot.connected(traffic.kind === "opened");
    this.stateChanged();
  }

  #called(call: Extract<SandboxTraffic, { kind: "http" }>): void {
    if (CHANGES.test(call.path)) this.stateChanged();
    const name = call.personId === this.sandbox.botId ? undefined : this.sandbox.nameOf(call.personId);
    const action = name === undefined ? undefined : recordedPollActionOf(call, () => this.sandbox.overview().polls);
    if (name !== undefined && action !== undefined) this.recorded({ by: "person", name, action });
  }

  #pushed(item: SandboxReceived, personIds: ReadonlySet<string>): void {
    const { tell } = this.#options;
    const { botId } = this.sandbox;
    const heard = heardOf(item, botId);
    if (heard !== undefined) this.recorded({ by: "bot", seenBy: this.#peopleAmong(personIds), heard });
    const done = recordedActionOf(item);
    const name = done === undefined || done.personId === botId ? undefined : this.sandbox.nameOf(done.personId);
    if (done !== undefined && name !== undefined) this.recorded({ by: "person", name, action: done.action });
    switch (item.kind) {
      case "message":
        tell({ kind: "posted", message: pageMessage(item.message) });
        break;
      case "edit":
        this.#changed(item.message.id);
        break;
      case "removal":
        tell({ kind: "removed", channelId: item.message.channelId, messageId: item.message.id });
        break;
      case "ephemeral":
        tell({ kind: "ephemeral", message: pageMessage(item.message, true), personIds: [...personIds] });
        break;
      case "reaction":
        this.#changed(item.reaction.messageId);
        break;
      case "typing":
        tell({ kind: "typing", channelId: item.typing.channelId, personId: item.typing.senderId });
        break;
      case "click":
        break;
      default:
        this.stateChanged();
    }
  }

  #changed(messageId: string): void {
    const message = this.sandbox.message(messageId);
    if (message !== undefined) this.#options.tell({ kind: "changed", message: pageMessage(message) });
  }

  /** Names of those who are no bot. */
  #peopleAmong(ids: ReadonlySet<string>): readonly string[] {
    const { people } = this.sandbox.overview();
    return people.filter(({ id, isBot }) => ids.has(id) && !isBot).map(({ username }) => username);
  }
}
