import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type PostgresServer, startPostgres } from "./postgresServer.js";

let server: PostgresServer | string = "not started";
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => {
  if (typeof server !== "string") server.stop();
});

interface Line {
  readonly isOpen?: boolean;
  readonly put?: number;
  readonly stored?: number;
  readonly losses?: number;
  readonly reason?: string;
}

/** A bot in a process of its own: what is looked at is whether that process lives. */
class OutageBot {
  readonly #child: ChildProcess;
  readonly #exit: Promise<readonly unknown[]>;
  readonly lines: Line[] = [];
  readonly #awaited: { readonly matches: (line: Line) => boolean; readonly resolve: (line: Line) => void }[] = [];

  constructor(pool: pg.Pool, pooling: string, listening: string) {
    const { host = "", database = "" } = pool.options;
    const args = ["--import", "tsx", join(import.meta.dirname, "outageBot.ts"), host, database, pooling, listening];
    this.#child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#exit = once(this.#child, "exit");
    onTestFinished(() => void this.#child.kill("SIGKILL"));
    if (this.#child.stdout === null) throw new Error("the bot has no output");
    createInterface({ input: this.#child.stdout }).on("line", (text) => {
      const line = JSON.parse(text) as Line;
      this.lines.push(line);
      for (const { matches, resolve } of this.#awaited) if (matches(line)) resolve(line);
    });
  }

  tell(command: string): void {
    this.#child.stdin?.write(`${command}\n`);
  }

  /** A line that was printed, or will be. Rejects when the process ends without. */
  async line(matches: (line: Line) => boolean): Promise<Line> {
    const known = this.lines.find(matches);
    if (known !== undefined) return known;
    const printed = new Promise<Line>((resolve) => void this.#awaited.push({ matches, resolve }));
    const ended = this.#exit.then(([code]) => {
      throw new Error(`the bot ended with ${String(code)}`);
    });
    return Promise.race([printed, ended]);
  }

  async end(): Promise<unknown> {
    this.tell("end");
    return (await this.#exit)[0];
  }
}

describe.each([
  ["a pool", "made", "no"],
  ["a function that makes the pool", "asked", "no"],
  ["a pool whose errors are listened for", "made", "yes"],
])("a bot whose store is PostgreSQL, through %s", (_, pooling, listening) => {
  test("outlives a server that stops while nothing is stored, and stores what comes after", {
    timeout: 60_000,
  }, async ({ skip }) => {
    if (typeof server === "string") return skip(server);
    const bot = new OutageBot((await server.createDatabase())(), pooling, listening);
    await bot.line(({ isOpen }) => isOpen === true);
    server.halt();
    server.start();
    bot.tell("put 10");
    expect(await bot.end()).toBe(0);
    expect(bot.lines.at(-1)).toStrictEqual({ stored: 10, put: 10, losses: 0 });
  });

  test("outlives a server that stops while it stores, and loses nothing", { timeout: 60_000 }, async ({ skip }) => {
    if (typeof server === "string") return skip(server);
    const bot = new OutageBot((await server.createDatabase())(), pooling, listening);
    await bot.line(({ isOpen }) => isOpen === true);
    bot.tell("put 3000");
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.halt();
    await bot.line(({ reason }) => reason !== undefined);
    bot.tell("put 500");
    await bot.line(({ put }) => put === 3_500);
    server.start();
    expect(await bot.end()).toBe(0);
    expect(bot.lines.at(-1)).toStrictEqual({ stored: 3_500, put: 3_500, losses: 0 });
    const reasons = bot.lines.flatMap(({ reason }) => reason ?? []);
    expect(new Set(reasons)).toStrictEqual(new Set(["unavailable"]));
  });
});
