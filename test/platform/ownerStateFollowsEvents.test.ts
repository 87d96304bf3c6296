import { expect, test } from "vitest";
import type { Channel, Clan, Member, MezonClient, Role } from "../../src/index.js";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { botFor, startSandbox } from "../client/botOnSandbox.js";
import { all } from "./ownClan.js";

const CHANNELS = 50;
const MEMBERS = 500;
const EVENTS = 600;
const HOUR_MS = 3_600_000;

test.each([1, 2, 3])(
  "an hour of events in a clan of 50 channels and 500 members leaves the client knowing what the server knows (seed %i)",
  async (seed) => {
    const sandbox = await startSandbox({ sessionSeconds: 10 * 3_600 });
    const people = Array.from({ length: MEMBERS - 1 }, (_, index) => sandbox.user(`person ${index}`));
    const memberIds = people.map(({ id }) => id);
    const { id: clanId } = sandbox.createClan({ name: "Busy", ownerId: sandbox.botId, memberIds });
    for (let index = 1; index < CHANNELS; index += 1) sandbox.createChannel({ clanId, name: `channel ${index}` });

    const watcher = botFor(sandbox, { limits: false });
    await watcher.login();
    const clan = await watcher.clans.fetch(clanId);
    await stateOf(clan);
    const { calls } = watcher.stats();

    const actor = botFor(sandbox, { limits: false, rpcTransport: "socket" });
    await actor.login();
    const busy = new Busy(seed, sandbox, actor, await actor.clans.fetch(clanId));
    for (let event = 0; event < EVENTS; event += 1) {
      sandbox.faults.jumpClock(HOUR_MS / EVENTS);
      await busy.act();
      // The client knows of a change when it has heard of it, which may be after the answer.
      await sandbox.settled();
    }
    await actor.close();

    const judge = botFor(sandbox, { limits: false, rpcTransport: "socket" });
    await judge.login();
    const truth = await stateOf(await judge.clans.fetch(clanId));
    await expect.poll(() => stateOf(clan)).toStrictEqual(truth);
    // All of it was learned from events.
    expect(watcher.stats().calls).toBe(calls);
    expect(truth.channels.length).toBeGreaterThan(CHANNELS);
    expect(truth.roles.length).toBeGreaterThan(0);
  },
);

/** Does one thing after another to a clan. */
class Busy {
  readonly #random: SeededRandom;
  readonly #sandbox: Sandbox;
  readonly #client: MezonClient;
  readonly #clan: Clan;
  #count = 0;

  constructor(seed: number, sandbox: Sandbox, client: MezonClient, clan: Clan) {
    this.#random = new SeededRandom(seed);
    this.#sandbox = sandbox;
    this.#client = client;
    this.#clan = clan;
  }

  async act(): Promise<void> {
    this.#count += 1;
    const roll = this.#random.below(100);
    if (roll < 15) await this.#clan.channels.create({ name: `new ${this.#count}`, isPrivate: roll < 5 });
    else if (roll < 35) await this.#changeChannel();
    else if (roll < 40) await (await this.#channel()).delete();
    else if (roll < 45) await (await this.#channel()).archive();
    else if (roll < 55) await this.#people();
    else if (roll < 60) await this.#clan.roles.create({ title: `role ${this.#count}`, color: "#123456" });
    else if (roll < 85) await this.#changeRole();
    else if (roll < 90) await this.#clan.members.updateSelf({ nick: `nick ${this.#count}` });
    else if (roll < 95) await this.#clan.update({ name: `Busy ${this.#count}`, description: `version ${this.#count}` });
    else await this.#client.me.update({ displayName: `Bot ${this.#count}` });
  }

  async #changeChannel(): Promise<void> {
    const channel = await this.#channel();
    const roll = this.#random.below(4);
    if (roll === 0) await channel.update({ name: `renamed ${this.#count}` });
    else if (roll === 1) await channel.update({ topic: `topic ${this.#count}`, ageRestricted: this.#count % 2 === 0 });
    else if (roll === 2) await channel.setPrivate(channel.isPublic);
    else await channel.moveTo((await this.#clan.categories.create(`category ${this.#count}`)).categoryId);
  }

  async #people(): Promise<void> {
    const person = this.#sandbox.user(`person ${this.#random.below(MEMBERS - 1)}`);
    const isMember = (await all(this.#clan.members.list())).some(({ id }) => id === person.id);
    if (!isMember) await person.joinClan(this.#clan.id);
    else if (this.#random.below(2) === 0) await person.leaveClan(this.#clan.id);
    else await this.#clan.members.kick(person.id);
  }

  async #changeRole(): Promise<void> {
    const role = this.#pick(await this.#clan.roles.all());
    if (role === undefined) return;
    const member = this.#pick(await all(this.#clan.members.list()));
    const roll = this.#random.below(20);
    if (roll === 0) await role.delete();
    else if (roll < 6) await role.update({ title: `titled ${this.#count}`, addPermissionIds: ["4", "5"] });
    else if (roll < 11) await role.update({ displayOnline: this.#count % 2 === 0, removePermissionIds: ["4"] });
    else if (roll < 17 && member !== undefined) await role.update({ addMemberIds: [member.id] });
    else await role.update({ removeMemberIds: role.memberIds.slice(0, 1) });
  }

  async #channel(): Promise<Channel> {
    const channels = (await all(this.#clan.channels.list())).filter(({ id }) => id !== this.#clan.welcomeChannelId);
    const channel = this.#pick(channels);
    return channel ?? this.#clan.channels.create({ name: "another" });
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[this.#random.below(items.length)];
  }
}

/** What a client knows of a clan, in an order of its own. */
async function stateOf(clan: Clan) {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => a.id.localeCompare(b.id);
  const { name, ownerId, description, logoUrl, bannerUrl, welcomeChannelId } = clan;
  return {
    clan: { name, ownerId, description, logoUrl, bannerUrl, welcomeChannelId },
    channels: (await all(clan.channels.list())).map(channelState).sort(byId),
    members: (await all(clan.members.list())).map(memberState).sort(byId),
    roles: (await clan.roles.all()).map(roleState).sort(byId),
  };
}

function channelState({ id, name, type, parentId, categoryId, topic, isPublic, wire }: Channel) {
  const { ageRestricted, channelAvatar, creatorId, e2ee, appId } = wire;
  return {
    id,
    name,
    type,
    parentId,
    categoryId,
    topic,
    isPublic,
    ageRestricted,
    channelAvatar,
    creatorId,
    e2ee,
    appId,
  };
}

function memberState({ id, username, nick, name, avatarUrl, roleIds }: Member) {
  return { id, username, nick, name, avatarUrl, roleIds: roleIds?.toSorted() };
}

function roleState({ id, title, color, permissionIds, memberIds, wire }: Role) {
  const { description, displayOnline, allowMention, roleIcon } = wire;
  const lists = { permissionIds: permissionIds.toSorted(), memberIds: memberIds.toSorted() };
  return { id, title, color, description, displayOnline, allowMention, roleIcon, ...lists };
}
