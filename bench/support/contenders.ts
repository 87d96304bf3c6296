import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchmarkOptions } from "./benchmark.js";
import { builtPackage } from "./built.js";
import type { services as Server } from "./load/server.js";
import { worldToken } from "./load/world.js";
import { hasPeer, installPeer } from "./peer.js";
import type { services as Bare } from "./subjects/bare.js";
import type { services as Official } from "./subjects/official.js";
import type { services as Ours } from "./subjects/ours.js";
import { type Worker, Workers } from "./worker.js";

/** How a client under test is set up. */
export interface ClientSetup {
  /** Folder of the built package. @default this tree's */
  readonly built?: string;
  readonly hasStore?: boolean;
  readonly storeFile?: string;
  readonly isUnlimited?: boolean;
  readonly listens?: boolean;
  readonly clans?: number;
  readonly channels?: number;
  /** Members of each clan. */
  readonly people?: number;
  /** More flags for its process. */
  readonly flags?: readonly string[];
}

export interface Started<Subject> {
  readonly subject: Subject;
  readonly botId: string;
  /** Milliseconds from nothing to ready. */
  readonly loginMs: number;
}

export type OursWorker = Worker<typeof Ours>;
export type OfficialWorker = Worker<typeof Official>;
export type BareWorker = Worker<typeof Bare>;

/** A server under whose load clients are put, and those clients: each in a process of its own. */
export class Contenders {
  readonly server: Worker<typeof Server>;
  readonly #workers: Workers;
  readonly #port: number;
  readonly #built: string;
  #bots = 0;

  private constructor(workers: Workers, server: Worker<typeof Server>, port: number, built: string) {
    this.#workers = workers;
    this.server = server;
    this.#port = port;
    this.#built = built;
  }

  static async start(options: Pick<BenchmarkOptions, "installs">): Promise<Contenders> {
    installPeer(options);
    const built = await builtPackage();
    const workers = new Workers();
    const server = await workers.start<typeof Server>("load/server");
    return new Contenders(workers, server, await server.ask("listen", undefined), built);
  }

  async ours(setup: ClientSetup = {}): Promise<Started<OursWorker>> {
    const subject = await this.#workers.start<typeof Ours>("subjects/ours", { flags: setup.flags ?? [] });
    return { subject, ...(await this.oneMore(subject, setup)) };
  }

  /** Logs one more client in, in the process of others. */
  async oneMore(subject: OursWorker, setup: ClientSetup = {}): Promise<{ botId: string; loginMs: number }> {
    const place = this.#place(setup);
    const loginMs = await subject.ask("login", { built: this.#built, ...setup, ...place });
    return { botId: place.botId, loginMs };
  }

  /** `undefined` when it is not installed. */
  async official(setup: ClientSetup = {}): Promise<Started<OfficialWorker> | undefined> {
    if (!hasPeer()) return undefined;
    // It keeps its messages, and changes a .gitignore, where it runs.
    const cwd = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
    const subject = await this.#workers.start<typeof Official>("subjects/official", { cwd, flags: setup.flags ?? [] });
    return { subject, ...(await this.oneMoreOfficial(subject, setup)) };
  }

  async oneMoreOfficial(subject: OfficialWorker, setup: ClientSetup = {}): Promise<{ botId: string; loginMs: number }> {
    const place = this.#place(setup);
    const loginMs = await subject.ask("login", { ...place, hasStore: setup.hasStore ?? false });
    return { botId: place.botId, loginMs };
  }

  async bare(setup: ClientSetup = {}): Promise<Started<BareWorker>> {
    const subject = await this.#workers.start<typeof Bare>("subjects/bare", { flags: setup.flags ?? [] });
    const place = this.#place(setup);
    return { subject, botId: place.botId, loginMs: await subject.ask("login", place) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#workers[Symbol.asyncDispose]();
  }

  #place({ clans = 1, channels = 50, people = 50 }: ClientSetup): { port: number; botId: string; token: string } {
    this.#bots += 1;
    return {
      port: this.#port,
      botId: String(1_810_000_000_000_000_000n + BigInt(this.#bots)),
      token: worldToken(clans, channels, people),
    };
  }
}
