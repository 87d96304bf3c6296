import type { Clock } from "../core/clock.js";
import { clockOf } from "../core/clockOf.js";
import { ValidationError } from "../core/errors.js";
import { bareHost } from "../core/hostName.js";
import { requireId } from "../core/ids.js";
import type { Logger } from "../core/logger.js";
import { loggerOf } from "../core/loggerOf.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireList } from "../core/requireList.js";
import { requireObject } from "../core/requireObject.js";
import { requireString } from "../core/requireString.js";
import { assumptions, profiles, type SandboxProfile } from "./assumptions.js";
import { type ResolvedChainOptions, resolveChainOptions, type SandboxChainOptions } from "./chain/chainOptions.js";
import { randomSecret } from "./crypto.js";
import type { WsUrlForm } from "./describe/address.js";
import { checkSavedWorld } from "./saved/checkSavedWorld.js";
import type { SavedWorld } from "./saved/savedWorld.js";
import type { SandboxTls } from "./tls.js";

/** The profile of a bot. */
export interface BotProfile {
  /** @default its username */
  readonly displayName?: string | undefined;
  /** Address of its picture. @default none */
  readonly avatarUrl?: string | undefined;
  /** Its nickname in the default clan. @default none */
  readonly nick?: string | undefined;
}

const STANDINGS = ["member", "admin", "owner"] as const;

/** The rights of a bot in a clan. */
export type BotStanding = (typeof STANDINGS)[number];

/** Options of a sandbox. Each has a default. */
export interface SandboxOptions {
  /** Port to listen on; 0 takes any free port. @default 0 */
  readonly port?: number | undefined;
  /** Loopback address to listen on. @default "127.0.0.1" */
  readonly host?: string | undefined;
  /** Makes it use TLS, for clients that require it. @default none */
  readonly tls?: SandboxTls | undefined;
  /**
   * The form of `ws_url` in logins. `bare`: a host and a port, as the real server returns. `full`: with `ws://` or
   * `wss://`, for clients that use wss for a bare one.
   *
   * @default "bare"
   */
  readonly wsUrl?: WsUrlForm | undefined;
  /** Id of the bot, a decimal string. @default a new id */
  readonly botId?: string | undefined;
  /** Token of the bot. @default a random token */
  readonly token?: string | undefined;
  /** Username of the bot. @default "bot" */
  readonly botName?: string | undefined;
  /**
   * The assumptions where the real server's behaviour is not established. `lenient` supports what every client in
   * production relies on: a socket may post in every channel whose messages it receives. `strict` only does the least:
   * a socket must join each channel before it posts.
   *
   * @default the environment variable MEZONKIT_SANDBOX_PROFILE, otherwise "lenient"
   */
  readonly profile?: SandboxProfile | undefined;
  /**
   * Milliseconds between the response to a request and its pushes to the socket that sent it, such as the echo of a
   * message. 0 sends both at once. @default 2, or 0 with a `clock`
   */
  readonly echoDelayMs?: number | undefined;
  /** The profile of the bot. @default only its username */
  readonly botProfile?: BotProfile | undefined;
  /**
   * The rights of the bot in the default clan. A member may post, but cannot change roles or other people's channels;
   * an admin has a role with all permissions; an owner may also delete the clan.
   *
   * @default "member"
   */
  readonly botIs?: BotStanding | undefined;
  /** Lifetime of a session's token in seconds. A refresh token lives 168 times as long. @default 3_600 */
  readonly sessionSeconds?: number | undefined;
  /** Source of time. @default the machine's time */
  readonly clock?: Clock | undefined;
  /** Largest part of a response per raw frame, in bytes. A small value splits responses into several frames. @default 32_768 */
  readonly apiPartSize?: number | undefined;
  /** Appends zero bytes to envelopes up to a multiple of four, as the server's TCP transport does. */
  readonly padEnvelopes?: boolean | undefined;
  /** Seed of the random numbers of its faults. @default 1 */
  readonly seed?: number | undefined;
  /**
   * Origins of web pages that may send requests, such as `https://app.example`; pages of this machine always may. A
   * page that is allowed can do everything that a client can.
   *
   * @default none
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Options of its token chain. */
  readonly chain?: SandboxChainOptions | undefined;
  /**
   * The initial content, as `sandbox.save()` of any sandbox returned it. All ids are kept, including the bot's.
   * @default one clan, with alice and the bot
   */
  readonly world?: SavedWorld | undefined;
  /**
   * Receives failures of the sandbox itself, and that a client is too old for it; `false` hides them.
   * @default the standard error
   */
  readonly logger?: Logger | false | undefined;
}

/** The options with all defaults. Only the bot's id may still be missing. */
export type ResolvedSandboxOptions = {
  readonly [Name in Exclude<keyof SandboxOptions, "botId" | "chain" | "logger" | "tls" | "world">]-?: NonNullable<
    SandboxOptions[Name]
  >;
} & {
  readonly logger: Logger;
  readonly botId: string | undefined;
  readonly tls: SandboxTls | undefined;
  readonly world: SavedWorld | undefined;
  readonly chain: ResolvedChainOptions;
};

const OPTIONS: KeysOf<SandboxOptions> = {
  ...{ port: true, host: true, botId: true, token: true, botName: true, botProfile: true, botIs: true },
  ...{ sessionSeconds: true, clock: true, apiPartSize: true, padEnvelopes: true, seed: true, allowedOrigins: true },
  ...{ chain: true, logger: true, echoDelayMs: true, profile: true, tls: true, wsUrl: true, world: true },
};
const BOT_PROFILE: KeysOf<BotProfile> = { displayName: true, avatarUrl: true, nick: true };
const TLS: KeysOf<SandboxTls> = { cert: true, key: true, ca: true };
const CHAIN: KeysOf<SandboxChainOptions> = {
  ...{ firstSlot: true, verifyingKey: true, requestsPerSecond: true, indexerLagSlots: true, proofs: true },
};

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;
const MAX_PORT = 65_535;
const MOST_ECHO_DELAY_MS = 60_000;

/** Fills in the defaults. @throws {ValidationError} that names the wrong option. */
export function resolveSandboxOptions(options: SandboxOptions): ResolvedSandboxOptions {
  requireObject(options, "options", "an object such as { port: 7350 }");
  requireKnownKeys(options, OPTIONS);
  requireKnownKeys(options.botProfile, BOT_PROFILE, { path: "botProfile" });
  requireKnownKeys(options.chain, CHAIN, { path: "chain" });
  const { port = 0, botId, token = randomSecret() } = options;
  const host = bareHost(requireString(options.host ?? "127.0.0.1", "host"));
  const { botName = "bot", sessionSeconds = 3_600, apiPartSize = 32 * 1024 } = options;
  if (!Number.isInteger(port) || port < 0 || port > MAX_PORT) {
    throw new ValidationError("port", `must be a whole number from 0 to ${MAX_PORT}`, { limit: MAX_PORT });
  }
  if (!LOOPBACK.test(host)) {
    throw new ValidationError(
      "host",
      'must be a loopback address such as "127.0.0.1": a sandbox is for this machine only',
    );
  }
  if (requireString(token, "token") === "") throw new ValidationError("token", "must not be empty");
  if (requireString(botName, "botName").trim() === "") throw new ValidationError("botName", "must not be empty");
  if (!(Number.isFinite(sessionSeconds) && sessionSeconds > 0)) {
    throw new ValidationError("sessionSeconds", "must be a number of seconds above 0");
  }
  if (!Number.isInteger(apiPartSize) || apiPartSize < 1) {
    throw new ValidationError("apiPartSize", "must be a whole number of bytes, at least 1");
  }
  const { seed = 1, botProfile = {}, botIs = "member" } = options;
  requireObject(botProfile, "botProfile", 'an object such as { displayName: "Helper" }');
  requireOneOf(botIs, STANDINGS, "botIs");
  const { profile = profileOfEnvironment(), clock } = options;
  requireOneOf(profile, Object.keys(profiles), "profile");
  const { echoDelayMs = clock === undefined ? assumptions.echoDelayMs : 0 } = options;
  if (!(Number.isFinite(echoDelayMs) && echoDelayMs >= 0 && echoDelayMs <= MOST_ECHO_DELAY_MS)) {
    throw new ValidationError("echoDelayMs", `must be from 0 to ${MOST_ECHO_DELAY_MS}`, { limit: MOST_ECHO_DELAY_MS });
  }
  const { wsUrl = "bare", tls } = options;
  requireOneOf(wsUrl, ["bare", "full"] satisfies WsUrlForm[], "wsUrl");
  if (tls !== undefined) requireTls(tls);
  if (!Number.isInteger(seed)) throw new ValidationError("seed", "must be a whole number");
  return {
    port,
    host,
    botId: botId === undefined ? undefined : requireId(botId, "botId"),
    token,
    tls,
    wsUrl,
    botName,
    botProfile,
    botIs,
    profile,
    echoDelayMs,
    sessionSeconds,
    apiPartSize,
    seed,
    allowedOrigins: requireList(options.allowedOrigins ?? [], "allowedOrigins", "origins").map(requireOrigin),
    chain: resolveChainOptions(options.chain ?? {}),
    clock: clockOf(clock),
    padEnvelopes: options.padEnvelopes ?? false,
    logger: loggerOf(options.logger, "logger"),
    world: options.world === undefined ? undefined : requireWorld(options.world, botId),
  };
}

function requireWorld(value: SavedWorld, botId: string | undefined): SavedWorld {
  const world = checkSavedWorld(value);
  if (botId !== undefined && botId !== world.botId)
    throw new ValidationError("botId", `must be ${world.botId}, the bot of the world, or be left out`);
  return world;
}

/** Returns the profile of the environment, so that a test suite can run with both profiles unchanged. */
function profileOfEnvironment(): SandboxProfile {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  // The value is checked like an option.
  return (process?.env?.["MEZONKIT_SANDBOX_PROFILE"] ?? "lenient") as SandboxProfile;
}

function requireTls(tls: SandboxTls): void {
  requireObject(tls, "tls", "a certificate and its key in PEM: { cert, key }");
  requireKnownKeys(tls, TLS, { path: "tls" });
  for (const name of ["cert", "key"] as const) {
    if (typeof tls[name] !== "string" || !tls[name].includes("-----BEGIN")) {
      throw new ValidationError(`tls.${name}`, "must be PEM text, which begins with -----BEGIN");
    }
  }
}

function requireOneOf(value: string, known: readonly string[], path: string): void {
  if (known.includes(value)) return;
  throw new ValidationError(path, `must be one of ${known.map((each) => `"${each}"`).join(", ")}`);
}

/** Returns an origin in the only form that browsers send, besides "null". */
function requireOrigin(origin: string): string {
  if (requireString(origin, "allowedOrigins") === "null" || (URL.canParse(origin) && new URL(origin).origin === origin))
    return origin;
  throw new ValidationError(
    "allowedOrigins",
    'must be origins such as "https://app.example": no path, no slash at the end',
  );
}
