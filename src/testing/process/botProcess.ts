import { fileURLToPath } from "node:url";
import { ConnectionError, ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { Sandbox } from "../../sandbox/index.js";
import type { StartBot } from "../bed/testBedOptions.js";
import { realTime } from "../clock/realTime.js";
import { botEnvironment } from "./botEnvironment.js";
import { ChildBot } from "./childBot.js";

export interface BotProcessOptions {
  /** Further environment variables. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds that it has to connect. @default 15_000 */
  readonly timeoutMs?: number | undefined;
}

const OPTIONS: KeysOf<BotProcessOptions> = { environment: true, timeoutMs: true };

/** Lines of what it wrote that a failure quotes. */
const QUOTED_LINES = 20;
/** Milliseconds without a frame after which a bot that hears the default channel has joined the others, too. */
const QUIET_MS = 100;
/** The same of a bot that does not hear it: it may never. */
const LONG_QUIET_MS = 2_000;

/**
 * Returns a `start` for a test bed: it runs a bot's file as `mezonkit dev` does, in a process of its own, with the
 * sandbox's address and credentials in its environment. Its file is TypeScript, run by the project's tsx, or JavaScript.
 *
 * ```ts
 * const bed = await createTestBed({ start: botProcess(new URL("../bot.ts", import.meta.url)) });
 * ```
 *
 * Such a bot lives on the machine's clock. Starting it rejects with `ConnectionError` if it ends, or does not connect.
 */
export function botProcess(file: string | URL, options: BotProcessOptions = {}): StartBot<ChildBot> {
  if (typeof file !== "string" && !(file instanceof URL)) throw new ValidationError("file", "must be a path or a URL");
  requireOptions(options, OPTIONS);
  requireWaitOptions({ timeoutMs: options.timeoutMs });
  const { environment = {}, timeoutMs = 15_000 } = options;
  requireObject(environment, "environment", "an object of texts");
  return async (_options, { sandbox }) => {
    const lines: string[] = [];
    const end = new AbortController();
    const bot = new ChildBot({
      file: typeof file === "string" ? file : fileURLToPath(file),
      environment: { ...botEnvironment(sandbox), ...environment },
      onLine: (line) => {
        lines.push(line);
        if (lines.length > QUOTED_LINES * 2) lines.splice(0, QUOTED_LINES);
      },
      onEnd: (reason) => end.abort(reason),
    });
    const failed = await untilConnected(sandbox, end.signal, timeoutMs);
    if (failed === undefined) return bot;
    await bot.close();
    throw new ConnectionError(`the bot ${failed}; ${lines.slice(-QUOTED_LINES).join("\n") || "it wrote nothing"}`);
  };
}

/** Resolves when the bot has joined what it joins, or with why it does not. */
async function untilConnected(sandbox: Sandbox, end: AbortSignal, timeoutMs: number): Promise<string | undefined> {
  const last = realTime.now() + timeoutMs;
  let { traffic } = sandbox;
  let quietSince = realTime.now();
  for (;;) {
    await realTime.sleep(QUIET_MS / 4);
    if (end.aborted) return `ended: ${String(end.reason)}`;
    const now = realTime.now();
    if (now > last) return `did not connect within ${timeoutMs} ms`;
    if (traffic !== sandbox.traffic) quietSince = now;
    ({ traffic } = sandbox);
    const quietLimitMs = sandbox.hears(sandbox.botId, sandbox.channelId) ? QUIET_MS : LONG_QUIET_MS;
    if (sandbox.connections > 0 && now - quietSince >= quietLimitMs) return undefined;
  }
}
