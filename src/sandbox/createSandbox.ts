import { simulatedVerifyingKey } from "../../generated/circuit/simulatedVerifyingKey.js";
import { verifyingKey as circuitVerifyingKey } from "../../generated/circuit/verifyingKey.js";
import { profiles } from "./assumptions.js";
import { ChainService } from "./chain/chainService.js";
import { ChainFaults, createChainFaultState } from "./chain/faults/chainFaults.js";
import { SandboxChain } from "./chain/sandboxChain.js";
import { createFaultState, Faults, type FaultTargets } from "./faults/faults.js";
import { ShiftedClock } from "./faults/shiftedClock.js";
import { PersonRegistry } from "./people/personRegistry.js";
import type { Platform } from "./platform.js";
import { Broadcaster } from "./push/broadcaster.js";
import { Sandbox } from "./sandbox.js";
import { type ResolvedSandboxOptions, resolveSandboxOptions, type SandboxOptions } from "./sandboxOptions.js";
import type { SandboxParts } from "./sandboxParts.js";
import { restoreWorld } from "./saved/restoreWorld.js";
import { seedWorld } from "./seedWorld.js";
import { HttpService } from "./server/httpService.js";
import { type Listener, listen } from "./server/listener.js";
import { SandboxServer } from "./server/sandboxServer.js";
import { SocketService } from "./server/socketService.js";
import { FrameWriter } from "./socket/frames.js";
import { RequestDispatcher } from "./socket/requestDispatcher.js";
import type { BotAccount } from "./state/botAccount.js";
import { Sessions } from "./state/sessions.js";
import { World } from "./state/world.js";
import { TrafficObservers } from "./traffic/sandboxTraffic.js";

/**
 * Starts a local Mezon to develop and test bots against: one server for logins, calls and sockets. It stores everything
 * in memory, and is reachable from this machine only.
 *
 * ```ts
 * await using sandbox = await createSandbox();
 * const { botId, token, host, port, useSSL } = sandbox;
 * await using client = new MezonClient({ botId, token, host, port, useSSL });
 * await client.login();
 * await sandbox.user("alice").send(sandbox.channelId, "!ping");
 * ```
 *
 * @throws {ValidationError} that names a wrong option.
 * @throws {ConnectionError} if it cannot listen.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const resolved = resolveSandboxOptions(options);
  if (resolved.chain.verifyingKey !== undefined) {
    const { parseKey } = await import("./chain/proving/authenticity.js");
    parseKey(resolved.chain.verifyingKey);
  }
  const listener = await listen(resolved);
  return assemble(resolved, listener);
}

function assemble(options: ResolvedSandboxOptions, listener: Listener): Sandbox {
  const { allowedOrigins, apiPartSize, echoDelayMs, logger, token } = options;
  const clock = new ShiftedClock(options.clock);
  const faultState = createFaultState(options.seed, clock);
  const { host, tls, wsUrl: wsUrlForm } = options;
  const address = { host, port: listener.port, isSecure: tls !== undefined, wsUrlForm };
  const world = new World(clock);
  const frames = new FrameWriter(options.padEnvelopes);
  const platform: Platform = {
    world,
    broadcaster: new Broadcaster(world, (payload) => frames.write(payload)),
    sessions: new Sessions(world.people, clock, options.sessionSeconds),
    profile: profiles[options.profile],
    clock,
    logger,
    faults: faultState,
    traffic: new TrafficObservers(),
  };

  const { world: saved } = options;
  const seeded = saved === undefined ? seedWorld(platform, options) : restoreWorld(world, saved);
  const { bot, alice, clan, voiceChannelId, streamChannelId } = seeded;
  const app: BotAccount = { botId: bot.id, token, banned: false };
  const chain = createChain(platform, options);
  const people = new PersonRegistry(platform, chain);
  for (const person of world.people.all()) if (!person.isBot) people.add(person);
  const balances = saved?.balances ?? [
    { userId: bot.id, units: FIRST_UNITS.bot },
    { userId: alice.id, units: FIRST_UNITS.alice },
  ];
  for (const { userId, units } of balances) chain.seen.fund(userId, { units: BigInt(units) });
  const http = new HttpService({ platform, address, app, chain: chain.service, allowedOrigins });
  const dispatcher = new RequestDispatcher({ platform, address, frames, apiPartSize });
  const sockets = new SocketService({ platform, dispatcher, allowedOrigins, echoDelayMs });
  const server = new SandboxServer({ address, tls, http, sockets, clock, logger }, listener);
  const targets = faultTargets({ app, sessions: platform.sessions, sockets, server });

  return new Sandbox({
    platform,
    sockets,
    server,
    http,
    chain,
    faults: new Faults({ seed: options.seed, clock, targets }, faultState),
    people,
    address,
    ca: tls?.ca ?? tls?.cert,
    bot: { id: bot.id, token },
    clanId: clan.id,
    channelId: clan.welcomeChannelId,
    voiceChannelId,
    streamChannelId,
    userId: alice.id,
  });
}

/** Balances of the bot and of alice in the beginning, in base units: 10,000 and 1,000,000 tokens. */
const FIRST_UNITS = { bot: 10_000_000_000n, alice: 1_000_000_000_000n };

function createChain(platform: Platform, options: ResolvedSandboxOptions): SandboxParts["chain"] {
  const { clock, logger, sessions, broadcaster } = platform;
  const faults = createChainFaultState(options.seed);
  const { indexerLagSlots, proofs } = options.chain;
  const { verifyingKey = proofs === "circuit" ? circuitVerifyingKey : simulatedVerifyingKey } = options.chain;
  const common = { clock, logger, sessions, broadcaster, faults };
  const service = new ChainService({ ...common, options: options.chain, verifyingKey });
  const parts = { chain: service.chain, faults: new ChainFaults(faults), verifyingKey, proofs, indexerLagSlots };
  return { service, seen: new SandboxChain(parts) };
}

function faultTargets(parts: {
  app: BotAccount;
  sessions: Sessions;
  sockets: SocketService;
  server: SandboxServer;
}): FaultTargets {
  const { app, sessions, sockets, server } = parts;
  return {
    cutSockets: (personId) => sockets.cut(personId),
    freezeSockets: (personId) => sockets.freeze(personId),
    readSockets: (reading) => sockets.readAll(reading),
    expireSessions: () => sessions.expireAll(),
    revokeSessions: () => sessions.revokeAll(),
    banApp: (banned) => {
      app.banned = banned;
    },
    stop: () => server.shut(),
    start: () => server.open(),
  };
}
