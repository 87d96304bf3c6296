import { BanAction, ChannelType, EventAction, ThreadStatus } from "../../../generated/constants.js";
import type { EnvelopeEvents, EventName } from "../../../generated/events.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { createClanDesc } from "../../../generated/mezon/api/clan_codec.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import { createUser } from "../../../generated/mezon/api/user_codec.js";
import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import type { ChannelUpdatedEvent } from "../../../generated/mezon/realtime/channel_pb.js";
import type { UserProfileRedis } from "../../../generated/mezon/realtime/presence_pb.js";
import type { Delivery } from "../../core/delivery.js";
import { MezonError, toError } from "../../core/errors.js";
import type { Changes } from "../../core/patched.js";
import type { Channel } from "../../model/channel/channel.js";
import type { Clan } from "../../model/clan/clan.js";
import type { ModelContext } from "../../model/modelContext.js";
import type { ClientEvents } from "./clientEvents.js";

type StateEvent = keyof EnvelopeEvents & keyof ClientEvents;

/** Applies an event: synchronously or, if something must be joined or fetched, later. */
type Apply<Name extends StateEvent> = (event: ClientEvents[Name]) => void | Promise<void>;

interface Rule {
  readonly apply: (event: never) => void | Promise<void>;
  /** Whether there is any state that such an event may change. */
  readonly isNeeded: () => boolean;
}

const ALWAYS = (): boolean => true;

/**
 * Updates the known clans, channels, members, roles and users with the events that the server pushes, and joins what
 * the account was added to. Called before any listener receives the event.
 */
export class StateUpdater {
  readonly #context: ModelContext;
  readonly #rules = new Map<EventName, Rule>();

  constructor(context: ModelContext) {
    this.#context = context;
    this.#followClans();
    this.#followMembers();
    this.#followPeople();
    this.#followChannels();
    this.#followRoles();
  }

  /** Whether an event of this kind may change known state; otherwise it need not be decoded. */
  needs(name: EventName): boolean {
    if (name === "channelMessage") return this.#context.channels.polls.size > 0;
    return this.#rules.get(name)?.isNeeded() ?? false;
  }

  /**
   * Applies an event. Returns a promise that settles when everything that follows from it is done; failures are
   * reported.
   */
  apply<Name extends EventName>(name: Name, event: EnvelopeEvents[Name]): Delivery {
    const rule = this.#rules.get(name);
    if (rule === undefined) return undefined;
    const report = (cause: unknown): undefined => void this.#context.report(failureOf(name, cause));
    try {
      // Listeners receive the event even if this fails.
      return rule.apply(event as never)?.then(() => undefined, report);
    } catch (cause) {
      return report(cause);
    }
  }

  /** Applies a message to the state that depends on messages: polls. */
  message(message: ChannelMessage): void {
    const { polls } = this.#context.channels;
    if (polls.size > 0) polls.follow(message);
  }

  #on<Name extends StateEvent>(name: Name, apply: Apply<Name>, isNeeded = ALWAYS): void {
    this.#rules.set(name, { apply, isNeeded });
  }

  #followClans(): void {
    const { clans } = this.#context;
    this.#on("clanCreated", async ({ clanId, clanName, logo, creatorId, welcomeChannelId }) => {
      const known = clans.get(clanId)?.wire ?? createClanDesc();
      clans.upsert({ ...known, clanId, clanName, logo, creatorId, welcomeChannelId });
      await this.#joinClan(clanId);
    });
    this.#on("clanUpdated", ({ clanId, clanName, $typeName, $unknown, ...news }) => {
      const clan = clans.get(clanId);
      clan?.patch({ ...news, clanName: clanName === "" ? clan.name : clanName });
    });
    this.#on("clanDeleted", ({ clanId }) => this.#forgetClan(clanId));
    this.#on("transferOwnership", ({ clanId, currOwner }) => clans.get(clanId)?.patch({ creatorId: currOwner }));
  }

  #followMembers(): void {
    const { clans, users } = this.#context;
    this.#on("addClanUser", async ({ clanId, user }) => {
      if (user === undefined) return;
      users.learnWhetherBot(user.userId, user.isBot);
      if (user.userId === this.#context.selfId) await this.#enterClan(clanId);
      else clans.get(clanId)?.members.addMember(users.upsert(userFrom(user, users.get(user.userId)?.wire)).wire);
    });
    this.#on("userClanRemoved", ({ clanId, userIds }) => this.#left(clanId, userIds));
    this.#on("banUser", ({ clanId, channelId, userIds, action }) => {
      if (action === BanAction.Banned && channelId === "0") this.#left(clanId, userIds);
    });
  }

  #followPeople(): void {
    const { clans, users } = this.#context;
    const knowsMembers = (): boolean => clans.known().some(({ members }) => members.loaded.isNeeded);
    const knowsUsers = (): boolean => users.size > 0;
    const knowsPeople = (): boolean => knowsUsers() || knowsMembers();
    this.#on(
      "deleteAccount",
      ({ userId }) => {
        users.remove(userId);
        for (const clan of clans.known()) clan.removeMembers([userId]);
      },
      () => knowsPeople() || this.#knowsRoles(),
    );
    this.#on(
      "clanProfileUpdated",
      ({ clanId, userId, clanNick, clanAvatar }) => {
        clans.get(clanId)?.members.get(userId)?.patch({ clanNick, clanAvatar });
      },
      knowsMembers,
    );
    this.#on(
      "userProfileUpdated",
      ({ userId, displayName, avatar, aboutMe }) => {
        const news = { displayName, avatarUrl: avatar, aboutMe };
        users.get(userId)?.patch(news);
        for (const clan of clans.known()) {
          const member = clan.members.get(userId);
          if (member?.wire.user !== undefined) member.patch({ user: { ...member.wire.user, ...news } });
        }
      },
      knowsPeople,
    );
    this.#on(
      "userStatus",
      ({ userId, customStatus }) => users.get(userId)?.patch({ userStatus: customStatus }),
      knowsUsers,
    );
    this.#on(
      "statusPresence",
      ({ joins, leaves }) => {
        for (const { userId } of leaves) users.get(userId)?.patch({ online: false });
        for (const { userId } of joins) users.get(userId)?.patch({ online: true });
      },
      knowsUsers,
    );
  }

  #followChannels(): void {
    const { clans, channels } = this.#context;
    this.#on("channelCreated", (event) => {
      const { clanId, categoryId, creatorId, parentId, channelId, channelLabel, channelPrivate } = event;
      const { channelType: type, status: active, appId, clanName, channelAvatar } = event;
      const described = { clanId, categoryId, creatorId, parentId, channelId, channelLabel, channelPrivate };
      const more = { type, active, appId, clanName, channelAvatar };
      clans.get(clanId)?.channels.upsertPartial({ ...described, ...more });
    });
    this.#on("channelUpdated", async (event) => {
      const { channelId } = event;
      await this.#channelUpdated(event);
      // The account was added to a thread, or a thread became active: the official client joins it.
      if (event.channelType === ChannelType.Thread && event.status === ThreadStatus.Joined)
        await this.#joinChannel(channelId);
    });
    this.#on("channelDeleted", ({ clanId, channelId }) => this.#forgetChannel(clanId, channelId));
    this.#on("channelArchive", async ({ clanId, channelId, active, status }) => {
      const list = clans.get(clanId)?.channels;
      const known = channels.described(channelId);
      known?.patch({ active: active === 0 || status === 0 ? active : status });
      if (active === 0) list?.loaded.delete(channelId);
      else if (list?.loaded.known !== undefined) list.upsert((known ?? (await channels.fetch(channelId))).wire);
    });
    this.#on(
      "activeArchivedThread",
      ({ channelId }) => {
        const thread = channels.described(channelId);
        if (thread?.wire.active === ThreadStatus.Archived) thread.patch({ active: ThreadStatus.ActivePublic });
      },
      () => channels.size > 0,
    );
    this.#on("userChannelAdded", async ({ channelDesc, users }) => {
      for (const { userId, isBot } of users) this.#context.users.learnWhetherBot(userId, isBot);
      if (channelDesc === undefined || !users.some(({ userId }) => userId === this.#context.selfId)) return;
      const channel = clans.get(channelDesc.clanId)?.channels.upsert(channelDesc) ?? channels.upsert(channelDesc);
      await this.#join(channel);
    });
    this.#on("userChannelRemoved", ({ clanId, channelId, userIds }) => {
      if (userIds.includes(this.#context.selfId)) this.#forgetChannel(clanId, channelId);
    });
  }

  #followRoles(): void {
    const { clans } = this.#context;
    const isNeeded = (): boolean => this.#knowsRoles();
    this.#on(
      "role",
      ({ role, status, userAddIds, userRemoveIds }) => {
        const clan = role === undefined ? undefined : clans.get(role.clanId);
        if (role === undefined || clan === undefined) return;
        if (status === EventAction.Deleted) this.#forgetRole(clan, role.id);
        else clan.roles.upsert(role);
        clan.patchRole(role.id, userAddIds, userRemoveIds);
      },
      isNeeded,
    );
    this.#on(
      "roleAssign",
      ({ ClanId, roleId, userIdsAssigned, userIdsRemoved }) => {
        clans.get(ClanId)?.patchRole(roleId, userIdsAssigned, userIdsRemoved);
      },
      isNeeded,
    );
  }

  /** Whether the roles of any clan are known, or its members, who have roles. */
  #knowsRoles(): boolean {
    return this.#context.clans.known().some(({ roles, members }) => roles.loaded.isNeeded || members.loaded.isNeeded);
  }

  async #channelUpdated(event: ChannelUpdatedEvent): Promise<void> {
    const { clanId, channelId, parentId, creatorId, channelType: type, channelLabel, meetingCode, appId } = event;
    const { categoryId, topic, ageRestricted, e2ee, channelAvatar, channelPrivate } = event;
    const known = this.#context.channels.described(channelId);
    const mayBeHidden = channelPrivate && known?.isPublic !== false && creatorId !== this.#context.selfId;
    const told: Changes<ChannelDescription> = {
      ...{ categoryId, topic, ageRestricted, e2ee, channelAvatar },
      channelPrivate: Number(channelPrivate),
      channelLabel: channelLabel || undefined,
      meetingCode: meetingCode || undefined,
    };
    if (known !== undefined) known.patch(told);
    // A channel that the account could not see before, or did not need to know.
    else
      this.#context.clans
        .get(clanId)
        ?.channels.upsertPartial({ ...told, clanId, channelId, parentId, creatorId, type, appId });
    // The event does not say who can still see a channel that becomes private.
    if (mayBeHidden && clanId !== "0") await this.#checkChannel(clanId, channelId);
  }

  async #checkChannel(clanId: string, channelId: string): Promise<void> {
    if (await this.#context.channels.check(channelId)) return;
    this.#context.clans.get(clanId)?.channels.loaded.delete(channelId);
  }

  #left(clanId: string, userIds: readonly string[]): void {
    if (userIds.includes(this.#context.selfId)) this.#forgetClan(clanId);
    else this.#context.clans.get(clanId)?.removeMembers(userIds);
  }

  #forgetRole(clan: Clan, roleId: string): void {
    clan.roles.loaded.delete(roleId);
    const members = [...(clan.members.loaded.known?.keys() ?? [])];
    clan.members.patchRole(roleId, [], members);
  }

  #forgetChannel(clanId: string, channelId: string): void {
    this.#context.channels.remove(channelId);
    this.#context.clans.get(clanId)?.channels.loaded.delete(channelId);
  }

  #forgetClan(clanId: string): void {
    this.#context.clans.remove(clanId);
    this.#context.channels.removeClan(clanId);
  }

  async #enterClan(clanId: string): Promise<void> {
    // Joined first: otherwise messages posted meanwhile would be missed, and a known clan is expected to be joined.
    await this.#joinClan(clanId);
    await this.#context.clans.refresh();
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

function failureOf(name: string, cause: unknown): MezonError {
  if (cause instanceof MezonError) return cause;
  return new MezonError("listener_failed", `what follows from "${name}" failed: ${toError(cause).message}`, { cause });
}

/** Returns what a profile says about a person, combined with what is known of them. */
function userFrom(profile: UserProfileRedis, known: WireUser = createUser()): WireUser {
  const { userId, username, displayName, avatar, userStatus, online } = profile;
  return { ...known, id: userId, username, displayName, avatarUrl: avatar, userStatus, online };
}
