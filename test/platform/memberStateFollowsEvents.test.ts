import { expect, test } from "vitest";
import { ChannelType } from "../../generated/constants.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { MezonClient } from "../../src/index.js";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { RpcClient } from "../../src/transport/rpcClient.js";
import { botFor, startSandbox } from "../client/botOnSandbox.js";
import { all } from "./ownClan.js";
import { callsOf } from "./personCalls.js";

const CHANNELS = 50;
const MEMBERS = 500;
const EVENTS = 200;
const HOUR_MS = 3_600_000;
/** By when the bot, put out of the clan and let in again, asks for everything anew. */
const REJOINED = 0;

/** What was done, and how often: a scenario in which nothing happens would prove nothing. */
type Deeds = Map<string, number>;

test.each([1, 2])(
  "an hour as an ordinary member of a busy clan leaves the client knowing what the server says (seed %i)",
  async (seed) => {
    const sandbox = await startSandbox({ sessionSeconds: 10 * 3_600 });
    const people = Array.from({ length: MEMBERS - 2 }, (_, index) => sandbox.user(`person ${index}`));
    const memberIds = [sandbox.botId, ...people.map(({ id }) => id)];
    const { id: clanId, channelId: welcomeChannelId } = sandbox.createClan({ name: "Busy", memberIds });
    for (let index = 1; index < CHANNELS; index += 1) sandbox.createChannel({ clanId, name: `channel ${index}` });
    const client = botFor(sandbox, { limits: false });
    await client.login();
    await known(client, clanId);

    const bare = await callsOf(sandbox, "bot");
    const hour = new Hour({ seed, sandbox, rpc: await callsOf(sandbox, "alice"), bot: bare, clanId, welcomeChannelId });
    for (let event = 0; event < EVENTS; event += 1) {
      sandbox.faults.jumpClock(HOUR_MS / EVENTS);
      await hour.act();
      if (event === REJOINED) {
        await client.clans.refresh();
        await known(client, clanId);
      }
    }
    await hour.finish();

    const truth = await told(bare, clanId);
    // All of it is learned from events: nothing is asked for now.
    const { channels, members, roles } = await client.clans.fetch(clanId);
    for (const { loaded } of [channels, members, roles]) expect(loaded.cached).toBeDefined();
    await expect.poll(() => known(client, clanId), { timeout: 10_000 }).toStrictEqual(truth);
    // Not all threads are met: one may be made while the bot is out. Those that are known are as they are.
    const threads = threadsKnown(client, hour.threadIds);
    const alive = await threadsTold(bare, clanId);
    expect(threads).toStrictEqual(alive.filter(({ id }) => client.channels.get(id) !== undefined));
    expect(client.clans.get(hour.otherClanId)).toBeUndefined();

    expect([...hour.deeds.keys()].sort()).toStrictEqual(DEEDS.toSorted());
    expect(truth.members.length).toBeGreaterThan(MEMBERS / 2);
    expect(truth.channels.some(({ isPrivate }) => isPrivate)).toBe(true);
    expect(threads.length).toBeGreaterThan(0);
  },
  60_000,
);

const PEOPLE: ReadonlySet<string> = new Set(["kick the bot", "join", "kick", "ban", "clan", "other clan", "profile"]);

const DEEDS = [
  ...PEOPLE,
  ...["create", "rename", "describe", "private", "public", "move", "delete", "archive", "admit", "put out"],
  ...["thread", "rename thread", "delete thread", "archive thread", "revive thread"],
  ...["role", "change role", "delete role", "give role", "take role", "open to role", "close to role"],
];

/** What the clan's owner does in an hour. */
class Hour {
  readonly deeds: Deeds = new Map();
  readonly threadIds = new Set<string>();
  otherClanId = "0";
  readonly #random: SeededRandom;
  readonly #sandbox: Sandbox;
  readonly #rpc: RpcClient;
  readonly #bot: RpcClient;
  readonly #clanId: string;
  readonly #welcomeChannelId: string;
  #count = 0;

  constructor(given: {
    readonly seed: number;
    readonly sandbox: Sandbox;
    /** The owner's calls. */
    readonly rpc: RpcClient;
    /** The bot's. */
    readonly bot: RpcClient;
    readonly clanId: string;
    readonly welcomeChannelId: string;
  }) {
    this.#random = new SeededRandom(given.seed);
    this.#sandbox = given.sandbox;
    this.#rpc = given.rpc;
    this.#bot = given.bot;
    this.#clanId = given.clanId;
    this.#welcomeChannelId = given.welcomeChannelId;
  }

  async act(): Promise<void> {
    this.#count += 1;
    // Each deed at least once, the rest as it comes.
    const deed = DEEDS[this.#count - 1] ?? this.#pick(DEEDS) ?? "clan";
    // Once, at the beginning: let in again, the client asks for everything anew.
    if (deed === "kick the bot" && this.deeds.has(deed)) return;
    await this.#does(deed);
    this.deeds.set(deed, (this.deeds.get(deed) ?? 0) + 1);
  }

  /** The last thing that happens. */
  async finish(): Promise<void> {
    await this.#thread("thread", this.#welcomeChannelId, "the last");
    await this.#does("create");
  }

  async #does(deed: string): Promise<void> {
    const rpc = this.#rpc;
    const clanId = this.#clanId;
    const name = `${deed} ${this.#count}`;
    if (deed.includes("role")) return this.#role(deed, name);
    if (PEOPLE.has(deed)) return this.#people(deed, name);
    const channel = await this.#channel();
    const { channelId } = channel;
    const bot = this.#sandbox.botId;
    switch (deed) {
      case "create": {
        const channelPrivate = this.#random.below(2);
        const userIds = channelPrivate === 1 && this.#random.below(2) === 0 ? [bot] : [];
        await rpc.createChannelDesc({ clanId, channelLabel: name, type: this.#type(), channelPrivate, userIds });
        return;
      }
      case "rename":
        await rpc.updateChannelDesc({ clanId, channelId, channelLabel: name, topic: channel.topic });
        return;
      case "describe":
        await rpc.updateChannelDesc({ clanId, channelId, topic: name, ageRestricted: this.#random.below(2), e2ee: 1 });
        return;
      case "private":
        await rpc.updateChannelPrivate({ clanId, channelId, channelPrivate: 1, userIds: this.#count % 2 ? [bot] : [] });
        return;
      case "public":
        await rpc.updateChannelPrivate({ clanId, channelId, channelPrivate: 0 });
        return;
      case "move": {
        const { categoryId } = await rpc.createCategoryDesc({ clanId, categoryName: name });
        await rpc.changeChannelCategory({ clanId, channelId, newCategoryId: categoryId });
        return;
      }
      case "delete":
        await rpc.deleteChannelDesc({ clanId, channelId });
        return;
      case "archive":
        await rpc.archiveChannel({ clanId, channelId });
        return;
      case "admit":
        await rpc.addChannelUsers({ channelId: await this.#hidden(), userIds: [bot] });
        return;
      case "put out":
        await rpc.removeChannelUsers({ channelId: await this.#hidden(), userIds: [bot] });
        return;
      default:
        await this.#thread(deed, channelId, name);
    }
  }

  async #thread(deed: string, parentId: string, name: string): Promise<void> {
    const rpc = this.#rpc;
    const clanId = this.#clanId;
    const channelId = deed === "thread" ? undefined : this.#pick(await this.#threads());
    if (channelId === undefined) {
      const type = ChannelType.Thread;
      const thread = await rpc.createChannelDesc({ clanId, parentId, type, channelLabel: name });
      this.threadIds.add(thread.channelId);
    } else if (deed === "rename thread") await rpc.updateChannelDesc({ clanId, channelId, channelLabel: name });
    else if (deed === "delete thread") await rpc.deleteChannelDesc({ clanId, channelId });
    else if (deed === "archive thread") await rpc.archiveChannel({ clanId, channelId });
    else await rpc.activeArchivedThread({ clanId, channelId });
  }

  async #role(deed: string, title: string): Promise<void> {
    const rpc = this.#rpc;
    const clanId = this.#clanId;
    const bot = this.#sandbox.botId;
    const roles = (await rpc.listRoles({ clanId, limit: 500 })).roles?.roles ?? [];
    const roleId = this.#pick(roles)?.id;
    const addUserIds = [this.#random.below(2) === 0 ? bot : this.#sandbox.userId];
    if (deed === "role" || roleId === undefined) await rpc.createRole({ clanId, title, addUserIds });
    else if (deed === "change role")
      await rpc.updateRole({ clanId, roleId, title, color: "#123456", activePermissionIds: ["4"], displayOnline: 1 });
    else if (deed === "delete role") await rpc.deleteRole({ clanId, roleId });
    else if (deed === "give role") await rpc.updateRole({ clanId, roleId, addUserIds });
    else if (deed === "take role") await rpc.updateRole({ clanId, roleId, removeUserIds: [bot] });
    else if (deed === "open to role")
      await rpc.addRolesChannelDesc({ channelId: await this.#hidden(), roleIds: [roleId] });
    else await rpc.deleteRoleChannelDesc({ clanId, channelId: await this.#hidden(), roleId });
  }

  async #people(deed: string, name: string): Promise<void> {
    const rpc = this.#rpc;
    const clanId = this.#clanId;
    const person = this.#sandbox.user(`person ${this.#random.below(MEMBERS - 2)}`);
    switch (deed) {
      case "join":
        await person.joinClan(clanId);
        return;
      case "kick":
      case "ban": {
        await person.joinClan(clanId);
        const userIds = [person.id];
        if (deed === "kick") await rpc.removeClanUsers({ clanId, userIds });
        else await rpc.banClanUsers({ clanId, userIds });
        return;
      }
      case "kick the bot":
        await rpc.removeClanUsers({ clanId, userIds: [this.#sandbox.botId] });
        // Let in again, it asks for everything anew.
        await this.#admitBot();
        return;
      case "other clan": {
        const other = this.#sandbox.createClan({ name, memberIds: [this.#sandbox.botId] });
        this.otherClanId = other.id;
        await rpc.deleteClanDesc({ clanDescId: other.id });
        return;
      }
      case "profile":
        await rpc.updateUser({ displayName: name, avatarUrl: `https://x.invalid/${this.#count}.png` });
        await rpc.updateUserProfileByClan({ clanId, nickName: name });
        return;
      default:
        await rpc.updateClanDesc({
          clanId,
          clanName: name,
          description: name,
          banner: `https://x.invalid/${this.#count}`,
        });
    }
  }

  async #admitBot(): Promise<void> {
    await this.#bot.inviteUser({ inviteId: this.#sandbox.createInvite(this.#clanId) });
  }

  #type(): number {
    return this.#pick([ChannelType.Channel, ChannelType.MezonVoice, ChannelType.Announcement]) ?? ChannelType.Channel;
  }

  /** A channel that can go: not the one newcomers are greeted in. */
  async #channel(): Promise<ChannelDescription> {
    const { channeldesc } = await this.#rpc.listChannelDescs({ clanId: this.#clanId, channelType: 1, limit: 500 });
    const channel = this.#pick(channeldesc.filter((each) => each.channelId !== this.#welcomeChannelId));
    if (channel !== undefined) return channel;
    return this.#rpc.createChannelDesc({ clanId: this.#clanId, channelLabel: "another", type: ChannelType.Channel });
  }

  /** A private channel. */
  async #hidden(): Promise<string> {
    const clanId = this.#clanId;
    const { channeldesc } = await this.#rpc.listChannelDescs({ clanId, channelType: 1, limit: 500 });
    const found = this.#pick(channeldesc.filter(({ channelPrivate }) => channelPrivate === 1));
    const made = { clanId, channelLabel: "hidden", type: ChannelType.Channel, channelPrivate: 1 };
    return (found ?? (await this.#rpc.createChannelDesc(made))).channelId;
  }

  async #threads(): Promise<readonly string[]> {
    const { channeldesc } = await this.#rpc.searchThread({ clanId: this.#clanId });
    const archived = await this.#rpc.listArchivedChannelDescs({ clanId: this.#clanId });
    return [...channeldesc, ...archived.channeldesc.filter(({ type }) => type === ChannelType.Thread)].map(
      ({ channelId }) => channelId,
    );
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[this.#random.below(Math.max(items.length, 1))];
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => a.id.localeCompare(b.id);

/** What the server says, by bare calls. */
async function told(rpc: RpcClient, clanId: string) {
  const clan = (await rpc.listClanDescs({ state: 1 })).clandesc.find((each) => each.clanId === clanId);
  const { channeldesc } = await rpc.listChannelDescs({ clanId, channelType: 1, limit: 500 });
  const { clanUsers } = await rpc.listClanUsers({ clanId });
  const roles = (await rpc.listRoles({ clanId, limit: 500 })).roles?.roles ?? [];
  return {
    clan: {
      name: clan?.clanName,
      ownerId: clan?.creatorId,
      description: clan?.description,
      banner: clan?.banner || undefined,
      welcomeChannelId: clan?.welcomeChannelId,
    },
    channels: channeldesc.map(describedChannel).sort(byId),
    members: clanUsers
      .map(({ user, clanNick, clanAvatar, roleId }) => ({
        id: user?.id ?? "",
        username: user?.username ?? "",
        displayName: user?.displayName || undefined,
        nick: clanNick || undefined,
        avatar: clanAvatar || user?.avatarUrl || undefined,
        roleIds: roleId.toSorted(),
      }))
      .sort(byId),
    roles: roles
      .map((role) => ({
        ...{ id: role.id, title: role.title, color: role.color, displayOnline: role.displayOnline },
        permissionIds: (role.permissionList?.permissions ?? []).map(({ id }) => id).sort(),
        memberIds: (role.roleUserList?.roleUsers ?? []).map(({ id }) => id).sort(),
      }))
      .sort(byId),
  };
}

/** What the client knows, without asking: the lists are loaded. */
async function known(client: MezonClient, clanId: string): ReturnType<typeof told> {
  const clan = await client.clans.fetch(clanId);
  const { name, ownerId, description, bannerUrl: banner, welcomeChannelId } = clan;
  return {
    clan: { name, ownerId, description, banner, welcomeChannelId },
    channels: (await all(clan.channels.list())).map(({ wire }) => describedChannel(wire)).sort(byId),
    members: (await all(clan.members.list()))
      .map(({ id, username, user, nick, avatarUrl: avatar, roleIds }) => {
        return { id, username, displayName: user.displayName, nick, avatar, roleIds: (roleIds ?? []).toSorted() };
      })
      .sort(byId),
    roles: (await clan.roles.all())
      .map(({ id, title, color, wire, permissionIds, memberIds }) => ({
        ...{ id, title, color, displayOnline: wire.displayOnline },
        permissionIds: permissionIds.toSorted(),
        memberIds: memberIds.toSorted(),
      }))
      .sort(byId),
  };
}

async function threadsTold(rpc: RpcClient, clanId: string) {
  return (await rpc.searchThread({ clanId })).channeldesc.map(describedChannel).sort(byId);
}

/** The threads the client has met and that are alive; all that were made are met, as long as they are seen. */
function threadsKnown(client: MezonClient, ids: ReadonlySet<string>) {
  const found = [...ids].flatMap((id) => client.channels.get(id) ?? []);
  return found
    .filter(({ wire }) => wire.active !== 0)
    .map(({ wire }) => describedChannel(wire))
    .sort(byId);
}

function describedChannel(wire: ChannelDescription) {
  const { channelId: id, channelLabel: name, type, categoryId, parentId, topic, creatorId, ageRestricted, e2ee } = wire;
  const isPrivate = wire.channelPrivate === 1;
  return { id, name, type, categoryId, parentId, topic, creatorId, ageRestricted, e2ee, isPrivate };
}
