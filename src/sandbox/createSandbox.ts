import { createClan, joinClan } from "./actions/clanMembership.js";
import { HttpService } from "./http/httpService.js";
import { type Listener, listen } from "./listener.js";
import { Cast } from "./people/cast.js";
import type { Platform } from "./platform.js";
import { Pushes } from "./push/pushes.js";
import { Sandbox } from "./sandbox.js";
import { type ResolvedSandboxOptions, resolveSandboxOptions, type SandboxOptions } from "./sandboxOptions.js";
import { FrameWriter } from "./socket/frames.js";
import { RequestDispatcher } from "./socket/requestDispatcher.js";
import { SocketService } from "./socket/socketService.js";
import type { Person } from "./state/person.js";
import { Sessions } from "./state/sessions.js";
import { World } from "./state/world.js";

/**
 * Starts a local Mezon to develop and test bots against: one server for logins,
 * calls and sockets, everything in memory, reachable from this machine only.
 *
 * ```ts
 * await using sandbox = await createSandbox();
 * const { botId, token, host, port, useSSL } = sandbox;
 * await using client = new MezonClient({ botId, token, host, port, useSSL });
 * await client.login();
 * await sandbox.user("alice").send(sandbox.channelId, "!ping");
 * ```
 *
 * Rejects with a `ValidationError` that names a faulty option, and with a
 * `ConnectionError` when it cannot listen.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const resolved = resolveSandboxOptions(options);
  const listener = await listen(resolved.host, resolved.port);
  return assemble(resolved, listener);
}

function assemble(options: ResolvedSandboxOptions, listener: Listener): Sandbox {
  const { clock, logger, token } = options;
  const address = { host: options.host, port: listener.port };
  const world = new World(clock);
  const frames = new FrameWriter(options.padEnvelopes);
  const platform: Platform = {
    world,
    pushes: new Pushes(world, (payload) => frames.write(payload)),
    sessions: new Sessions(world.people, clock, options.sessionSeconds),
    clock,
    logger,
  };

  const bot = createPerson(platform, options.botName, options.botId);
  const alice = createPerson(platform, "alice");
  const clan = createClan(platform, alice, { name: "Sandbox" });
  joinClan(platform, bot, clan);
  const cast = new Cast(platform);
  cast.play(alice);

  const http = new HttpService({ platform, address, app: { botId: bot.id, token } });
  const { apiPartSize } = options;
  const sockets = new SocketService(platform, new RequestDispatcher({ platform, address, frames, apiPartSize }));
  listener.server.on("request", (request, response) => void http.handle(request, response));
  listener.server.on("upgrade", (request, stream, head) => sockets.upgrade(request, stream, head));
  listener.server.on("error", (error) => logger.error({ err: error }, "the sandbox's server failed"));

  return new Sandbox({
    platform,
    sockets,
    listener,
    cast,
    address,
    bot: { id: bot.id, token },
    clanId: clan.id,
    channelId: clan.welcomeChannelId,
    userId: alice.id,
  });
}

function createPerson({ world }: Platform, username: string, botId?: string): Person {
  return world.people.create({
    id: botId ?? world.newId(),
    username,
    isBot: username !== "alice",
    createTimeSeconds: world.nowSeconds(),
  });
}
