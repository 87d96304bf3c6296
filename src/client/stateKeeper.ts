import { ChannelType, EventAction, ThreadStatus } from "../../generated/constants.js";
import type { EnvelopeEvents } from "../../generated/events.js";
import { createChannelDescription } from "../../generated/mezon/api/channel_codec.js";
import { createClanDesc } from "../../generated/mezon/api/clan_codec.js";
import { createUser } from "../../generated/mezon/api/user_codec.js";
import type { User as WireUser } from "../../generated/mezon/api/user_pb.js";
import type { UserProfileRedis } from "../../generated/mezon/realtime/presence_pb.js";
import type { Emitter, Listener } from "../core/emitter.js";
import type { Channel } from "../model/channel/channel.js";
import type { Clan } from "../model/clan/clan.js";
import type { ModelContext } from "../model/modelContext.js";
import type { ClientEvents } from "./clientEvents.js";

export interface StateKeeperOptions {
  readonly emitter: Emitter<ClientEvents>;
  readonly context: ModelContext;
}

type StateEvent = keyof EnvelopeEvents & keyof ClientEvents;

/**
 * Keeps what is known of clans, channels, members, roles and users true to what the
 * server pushes, before anybody else hears of it; joins what the account was let into.
 */
export class StateKeeper {
  readonly #context: ModelContext;
  readonly #emitter: Emitter<ClientEvents>;

  constructor({ emitter, context }: StateKeeperOptions) {
    this.#emitter = emitter;
    this.#context = context;
    this.#followClans();
    this.#followMembers();
    this.#followChannels();
    this.#followRoles();
  }

  #on<Name extends StateEvent>(name: Name, listener: Listener<ClientEvents[Name]>): void {
    this.#emitter.on(name, listener);
  }

  #followClans(): void {
    const { clans } = this.#context;
    this.#on("clanCreated", async ({ clanId, clanName, logo, creatorId, welcomeChannelId }) => {
      clans.adopt({ ...createClanDesc(), clanId, clanName, logo, creatorId, welcomeChannelId });
      await this.#joinClan(clanId);
    });
    this.#on("clanUpdated", ({ clanId, clanName, $typeName, $unknown, ...news }) => {
      const clan = clans.get(clanId);
      clan?.learn({ ...news, clanName: clanName === "" ? clan.name : clanName });
    });
    this.#on("clanDeleted", ({ clanId }) => this.#forgetClan(clanId));
    this.#on("transferOwnership", ({ clanId, currOwner }) => clans.get(clanId)?.learn({ creatorId: currOwner }));
  }

  #followMembers(): void {
    const { clans, users } = this.#context;
    this.#on("addClanUser", async ({ clanId, user }) => {
      if (user === undefined) return;
      if (user.userId === this.#context.selfId) await this.#enterClan(clanId);
      else clans.get(clanId)?.members.learnJoined(users.adopt(userFrom(user)).wire);
    });
    this.#on("userClanRemoved", ({ clanId, userIds }) => {
      if (userIds.includes(this.#context.selfId)) this.#forgetClan(clanId);
      else clans.get(clanId)?.learnLeft(userIds);
    });
    this.#on("clanProfileUpdated", ({ clanId, userId, clanNick, clanAvatar }) => {
      clans.get(clanId)?.members.get(userId)?.learn({ clanNick, clanAvatar });
    });
    this.#on("userProfileUpdated", async ({ userId, displayName, avatar, aboutMe }) => {
      const news = { displayName, avatarUrl: avatar, aboutMe };
      users.get(userId)?.learn(news);
      for await (const clan of clans.list()) {
        const member = clan.members.get(userId);
        if (member?.wire.user !== undefined) member.learn({ user: { ...member.wire.user, ...news } });
      }
    });
    this.#on("userStatus", ({ userId, customStatus }) => users.get(userId)?.learn({ userStatus: customStatus }));
  }

  #followChannels(): void {
    const { clans, channels } = this.#context;
    this.#on("channelCreated", (event) => {
      const { clanId, categoryId, creatorId, parentId, channelId, channelLabel, channelPrivate } = event;
      const { channelType: type, status: active, appId, clanName, channelAvatar } = event;
      const described = { clanId, categoryId, creatorId, parentId, channelId, channelLabel, channelPrivate };
      const more = { type, active, appId, clanName, channelAvatar };
      clans.get(clanId)?.channels.learn({ ...createChannelDescription(), ...described, ...more });
    });
    this.#on("channelUpdated", async (event) => {
      const { clanId, channelId, channelLabel, categoryId, topic, ageRestricted, e2ee, channelAvatar } = event;
      const news = { channelLabel, categoryId, topic, ageRestricted, e2ee, channelAvatar };
      const channel = channels.get(channelId) ?? clans.get(clanId)?.channels.get(channelId);
      channel?.learn({ ...news, channelPrivate: Number(event.channelPrivate) });
      // The account was let into a thread, or one came alive: the official client joins it.
      if (event.channelType === ChannelType.Thread && event.status === ThreadStatus.Joined)
        await this.#joinChannel(channelId);
    });
    this.#on("channelDeleted", ({ clanId, channelId }) => this.#forgetChannel(clanId, channelId));
    this.#on("channelArchive", (event) => {
      const { clanId, channelId, active } = event;
      const channel = channels.get(channelId);
      channel?.learn({ active });
      const list = clans.get(clanId)?.channels.loaded;
      if (active === 0) list?.delete(channelId);
      else if (channel !== undefined && channel.type !== ChannelType.Thread) list?.set(channelId, channel);
    });
    this.#on("userChannelAdded", async ({ channelDesc, users }) => {
      if (channelDesc === undefined || !users.some(({ userId }) => userId === this.#context.selfId)) return;
      const channel = clans.get(channelDesc.clanId)?.channels.learn(channelDesc) ?? channels.adopt(channelDesc);
      await this.#join(channel);
    });
    this.#on("userChannelRemoved", ({ clanId, channelId, userIds }) => {
      if (userIds.includes(this.#context.selfId)) this.#forgetChannel(clanId, channelId);
    });
  }

  #followRoles(): void {
    const { clans } = this.#context;
    this.#on("role", ({ role, status, userAddIds, userRemoveIds }) => {
      const clan = role === undefined ? undefined : clans.get(role.clanId);
      if (role === undefined || clan === undefined) return;
      if (status === EventAction.Deleted) this.#forgetRole(clan, role.id);
      else clan.roles.learn(role);
      clan.members.learnRole(role.id, userAddIds, userRemoveIds);
    });
    this.#on("roleAssign", ({ ClanId, roleId, userIdsAssigned, userIdsRemoved }) => {
      clans.get(ClanId)?.members.learnRole(roleId, userIdsAssigned, userIdsRemoved);
    });
  }

  #forgetRole(clan: Clan, roleId: string): void {
    clan.roles.loaded.delete(roleId);
    const members = [...(clan.members.loaded.known?.keys() ?? [])];
    clan.members.learnRole(roleId, [], members);
  }

  #forgetChannel(clanId: string, channelId: string): void {
    this.#context.channels.forget(channelId);
    this.#context.clans.get(clanId)?.channels.loaded.delete(channelId);
  }

  #forgetClan(clanId: string): void {
    this.#context.clans.forget(clanId);
    this.#context.channels.forgetClan(clanId);
  }

  async #enterClan(clanId: string): Promise<void> {
    await this.#context.clans.refresh();
    await this.#joinClan(clanId);
  }

  async #joinClan(clanId: string): Promise<void> {
    await this.#context.request({ case: "clanJoin", value: { clanId } });
  }

  async #joinChannel(channelId: string): Promise<void> {
    await this.#join(await this.#context.channels.fetch(channelId));
  }

  async #join(channel: Channel): Promise<void> {
    await channel.join();
  }
}

function userFrom({ userId, username, displayName, avatar, userStatus, online }: UserProfileRedis): WireUser {
  return { ...createUser(), id: userId, username, displayName, avatarUrl: avatar, userStatus, online };
}
