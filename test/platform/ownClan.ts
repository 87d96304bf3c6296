import { describe } from "vitest";
import type { Clan, MezonClient, MezonClientOptions } from "../../src/index.js";
import type { Sandbox, SandboxUser } from "../../src/sandbox/index.js";
import { startBot } from "../client/botOnSandbox.js";

export interface OwnClan {
  readonly sandbox: Sandbox;
  readonly client: MezonClient;
  /** A clan the bot owns; alice and bob are members. */
  readonly clan: Clan;
  readonly alice: SandboxUser;
  readonly bob: SandboxUser;
  /** Resolves with the next event of a name. */
  readonly next: <Name extends Parameters<MezonClient["once"]>[0]>(name: Name) => Promise<unknown>;
}

/** A bot that owns a clan with two members, making its calls over one transport. */
export async function startOwner(
  rpcTransport: "http" | "socket",
  options: Partial<MezonClientOptions> = {},
): Promise<OwnClan> {
  const { sandbox, client } = await startBot({ rpcTransport, limits: false, ...options });
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const created = new Promise((resolve) => client.once("clanCreated", resolve));
  const { id } = sandbox.createClan({ name: "Own", ownerId: sandbox.botId, memberIds: [alice.id, bob.id] });
  await created;
  await client.clans.refresh();
  const clan = await client.clans.fetch(id);
  return { sandbox, client, clan, alice, bob, next: (name) => new Promise((resolve) => client.once(name, resolve)) };
}

/** Runs tests over both transports. */
export function overBoth(
  what: string,
  tests: (start: (options?: Partial<MezonClientOptions>) => Promise<OwnClan>) => void,
): void {
  describe.each(["http", "socket"] as const)(`${what}, over %s`, (transport) => {
    tests((options) => startOwner(transport, options));
  });
}

/** Everything an async iterator has. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
