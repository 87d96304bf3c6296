import { describe } from "vitest";
import type { Clan, MezonClient, MezonClientOptions } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { Person, TestBed } from "../../src/testing/index.js";
import { clientInBed } from "../client/clientInBed.js";

export interface OwnClan {
  readonly bed: TestBed<MezonClient>;
  readonly sandbox: Sandbox;
  readonly client: MezonClient;
  /** A clan the bot owns; alice and bob are members. */
  readonly clan: Clan;
  readonly alice: Person;
  readonly bob: Person;
  /** Resolves with the next event of a name. */
  readonly next: <Name extends Parameters<MezonClient["once"]>[0]>(name: Name) => Promise<unknown>;
}

/** A bot that owns a clan with two members, making its calls over one transport. */
export async function startOwner(
  rpcTransport: "http" | "socket",
  options: Partial<MezonClientOptions> = {},
): Promise<OwnClan> {
  const { bed, client } = await clientInBed({ client: { rpcTransport, limits: false, ...options } });
  const { sandbox } = bed;
  const [alice, bob] = bed.people("alice", "bob");
  const created = new Promise((resolve) => client.once("clanCreated", resolve));
  const { id } = sandbox.createClan({ name: "Own", ownerId: sandbox.botId, memberIds: [alice.id, bob.id] });
  await created;
  await client.clans.refresh();
  const clan = await client.clans.fetch(id);
  const next: OwnClan["next"] = (name) => new Promise((resolve) => client.once(name, resolve));
  return { bed, sandbox, client, clan, alice, bob, next };
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
