import { ChannelType } from "../../generated/constants.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { RpcClient } from "../../src/transport/rpcClient.js";

/** What was done, and how often: a scenario in which nothing happens would prove nothing. */
type Deeds = Map<string, number>;

const PEOPLE: ReadonlySet<string> = new Set(["kick the bot", "join", "kick", "ban", "clan", "other clan", "profile"]);

export const DEEDS = [
  ...PEOPLE,
  ...["create", "rename", "describe", "private", "public", "move", "delete", "archive", "admit", "put out"],
  ...["thread", "rename thread", "delete thread", "archive thread", "revive thread"],
  ...["role", "change role", "delete role", "give role", "take role", "open to role", "close to role"],
];

/** What the owner of a clan does in an hour: everything once, and then what chance says. */
export class BusyHour {
  readonly deeds: Deeds = new Map();
  readonly threadIds = new Set<string>();
  otherClanId = "0";
  readonly #random: SeededRandom;
  readonly #memberCount: number;
  readonly #sandbox: Sandbox;
  readonly #rpc: RpcClient;
  readonly #bot: RpcClient;
  readonly #clanId: string;
  readonly #welcomeChannelId: string;
  #count = 0;

  constructor(given: {
    readonly seed: number;
    /** Of the clan, alice and the bot among them. */
    readonly memberCount: number;
    readonly sandbox: Sandbox;
    /** The owner's calls. */
    readonly rpc: RpcClient;
    /** The bot's. */
    readonly bot: RpcClient;
    readonly clanId: string;
    readonly welcomeChannelId: string;
  }) {
    this.#random = new SeededRandom(given.seed);
    this.#memberCount = given.memberCount;
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
    const person = this.#sandbox.user(`person ${this.#random.below(this.#memberCount - 2)}`);
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
