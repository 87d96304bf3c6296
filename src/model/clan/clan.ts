import { ChannelType } from "../../../generated/constants.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import type { ClanBadgeCount, ClanDesc } from "../../../generated/mezon/api/clan_pb.js";
import type { SystemMessage } from "../../../generated/mezon/api/system_message_pb.js";
import type { VoiceChannelUser } from "../../../generated/mezon/api/voice_pb.js";
import { brand } from "../../core/brand.js";
import { optionalId, requireId } from "../../core/ids.js";
import { eachNumbered } from "../../core/pages.js";
import { type Changes, patched } from "../../core/patched.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { type CallOptions, callOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireCount } from "../require.js";
import { type ClanChanges, readClanChanges } from "./changeClan.js";
import { changeSystemMessage, type SystemMessageChanges } from "./changeSystemMessage.js";
import { ClanArtwork } from "./clanArtwork.js";
import { ClanAuditLog } from "./clanAuditLog.js";
import { ClanCategories } from "./clanCategories.js";
import { ClanChannels } from "./clanChannels.js";
import { ClanEvents } from "./clanEvents.js";
import { ClanInvites } from "./clanInvites.js";
import { ClanMembers } from "./clanMembers.js";
import { ClanNotifications } from "./clanNotifications.js";
import { ClanOnboarding } from "./clanOnboarding.js";
import { ClanRoles } from "./clanRoles.js";
import { ClanWebhooks } from "./clanWebhooks.js";

/** Selects the voice users to list. */
export interface VoiceUserOptions extends CallOptions {
  /** Id of a room. @default all rooms */
  readonly channelId?: string | undefined;
  /** Largest number of users, 1 to 500. @default 500 */
  readonly limit?: number | undefined;
}

const MOST_VOICE_USERS = 500;
const BADGES = 500;

const VOICE_USER_OPTIONS: KeysOf<VoiceUserOptions> = { ...WAIT_KEYS, channelId: true, limit: true };

/** A clan: channels and their members. */
export class Clan {
  static {
    brand(Clan, "Clan");
  }

  readonly id: string;
  readonly channels: ClanChannels;
  readonly members: ClanMembers;
  readonly roles: ClanRoles;
  readonly categories: ClanCategories;
  /** The calendar. */
  readonly events: ClanEvents;
  readonly emojis: ClanArtwork["emojis"];
  readonly stickers: ClanArtwork["stickers"];
  readonly webhooks: ClanWebhooks;
  readonly invites: ClanInvites;
  readonly onboarding: ClanOnboarding;
  readonly auditLog: ClanAuditLog;
  /** How the account is notified of this clan. */
  readonly notifications: ClanNotifications;
  readonly #context: ModelContext;
  #wire: ClanDesc;
  #isPartial: boolean;

  /** @internal */
  constructor(wire: ClanDesc, context: ModelContext, isPartial = false) {
    this.#isPartial = isPartial;
    this.id = wire.clanId;
    this.#wire = wire;
    this.#context = context;
    this.channels = new ClanChannels(this, context);
    this.members = new ClanMembers(this, context);
    this.roles = new ClanRoles(this, context);
    this.categories = new ClanCategories(this, context);
    this.events = new ClanEvents(this, context);
    const { emojis, stickers } = new ClanArtwork(this, context);
    this.emojis = emojis;
    this.stickers = stickers;
    this.webhooks = new ClanWebhooks(this, context);
    this.invites = new ClanInvites(this, context);
    this.onboarding = new ClanOnboarding(this, context);
    this.auditLog = new ClanAuditLog(this, context);
    this.notifications = new ClanNotifications(this, context);
  }

  /** The clan as the server last described it. */
  get wire(): ClanDesc {
    return this.#wire;
  }

  /**
   * True for a clan that an event named before the server has described it, for example right after joining it:
   * `fetch()` requests that.
   */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** "" while the clan is partial. */
  get name(): string {
    return this.#wire.clanName;
  }

  /** Returns the name, for texts: see `mentioning` for mentions. */
  toString(): string {
    return this.name;
  }

  /** "0" while the clan is partial. */
  get ownerId(): string {
    return this.#wire.creatorId;
  }

  get logoUrl(): string | undefined {
    return this.#wire.logo || undefined;
  }

  get bannerUrl(): string | undefined {
    return this.#wire.banner || undefined;
  }

  get description(): string {
    return this.#wire.description;
  }

  get welcomeChannelId(): string | undefined {
    return optionalId(this.#wire.welcomeChannelId);
  }

  /** Fetches the description of a partial clan. Returns the clan. Rejects as `client.clans.fetch` does. */
  async fetch(options: CallOptions = {}): Promise<Clan> {
    return this.#context.clans.fetch(this.id, options);
  }

  /** Changes the clan. Rejects with `ValidationError` for an empty name, `RequestError` if the server refuses. */
  async update(changes: ClanChanges, options: CallOptions = {}): Promise<void> {
    const wireChanges = readClanChanges(changes);
    const given = callOptions(options);
    const { status, preventAnonymous, welcomeChannelId, clanName } = (this.#isPartial ? await this.fetch(given) : this)
      .#wire;
    // Plain fields cannot say "unchanged", so the known values are sent as well.
    const request = { clanId: this.id, clanName, status, preventAnonymous, welcomeChannelId, ...wireChanges };
    await this.#context.rpc.updateClanDesc(request, given);
    this.patch(wireChanges);
  }

  /** Deletes the clan with everything in it. Only the owner may do this. */
  async delete(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deleteClanDesc({ clanDescId: this.id }, options);
  }

  /** Makes another member the owner. Only the owner may do this. */
  async transferOwnership(newOwnerId: string, options: CallOptions = {}): Promise<void> {
    const request = { clanId: this.id, newOwnerId: requireId(newOwnerId, "newOwnerId") };
    await this.#context.rpc.transferOwnership(request, options);
    this.patch({ creatorId: newOwnerId });
  }

  /** Leaves the clan. */
  async leave(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.removeClanUsers({ clanId: this.id, userIds: [this.#context.selfId] }, options);
  }

  /** Returns the people in the voice rooms. Rejects with `ValidationError` if `limit` is not from 1 to 500. */
  async voiceUsers(options: VoiceUserOptions = {}): Promise<readonly VoiceChannelUser[]> {
    requireOptions(options, VOICE_USER_OPTIONS);
    const { limit = MOST_VOICE_USERS } = options;
    const channelId = idOrNone(options.channelId, "channelId");
    requireCount(limit, "limit", [1, MOST_VOICE_USERS]);
    const request = { clanId: this.id, channelId, channelType: ChannelType.MezonVoice, limit, state: 1 };
    return (await this.#context.rpc.listChannelVoiceUsers(request, waitOf(options))).voiceChannelUsers;
  }

  /** Returns the message that the server posts when somebody joins. */
  async systemMessage(options: CallOptions = {}): Promise<SystemMessage> {
    return this.#context.rpc.getSystemMessageByClanId({ clanId: this.id }, options);
  }

  /** Changes the message that the server posts when somebody joins; creates it if there is none. */
  async setSystemMessage(message: SystemMessageChanges, options: CallOptions = {}): Promise<void> {
    await changeSystemMessage(this.#context, this.id, message, callOptions(options));
  }

  /** Returns the number of unread messages in this clan. */
  async badge(options: CallOptions = {}): Promise<ClanBadgeCount | undefined> {
    const { listBadge } = await this.#context.rpc.listClanBadgeCount(options);
    return listBadge.find(({ clanId }) => clanId === this.id);
  }

  /** Returns the channels with unread messages, each with their number in `countMessUnread`. */
  async channelBadges(options: CallOptions = {}): Promise<readonly ChannelDescription[]> {
    const channels: ChannelDescription[] = [];
    const waitOptions = callOptions(options);
    const pages = eachNumbered(
      async (page) => {
        const request = { clanId: this.id, limit: BADGES, page };
        return (await this.#context.rpc.listChannelBadgeCount(request, waitOptions)).channeldesc;
      },
      { idOf: (channel) => channel.channelId, size: BADGES },
    );
    for await (const channel of pages) channels.push(channel);
    return channels;
  }

  /**
   * Updates what is known of the clan with fields that the server sent.
   *
   * @internal
   */
  patch(changes: Changes<ClanDesc>): void {
    this.#wire = patched(this.#wire, changes);
  }

  /**
   * Called when the server has described the clan.
   *
   * @internal
   */
  complete(wire: ClanDesc): void {
    this.patch(wire);
    this.#isPartial = false;
  }

  /**
   * Removes people who are no longer members.
   *
   * @internal
   */
  removeMembers(userIds: readonly string[]): void {
    for (const id of userIds) this.members.remove(id);
    for (const role of this.roles.loaded.cached?.values() ?? []) role.patchMembers([], userIds);
  }

  /**
   * Updates who has a role.
   *
   * @internal
   */
  patchRole(roleId: string, added: readonly string[], removed: readonly string[]): void {
    this.members.patchRole(roleId, added, removed);
    const users = added.map((id) => ({ id, username: this.members.get(id)?.username ?? "" }));
    this.roles.get(roleId)?.patchMembers(users, removed);
  }

  /**
   * Drops every list: events that change them may have been missed while the connection was lost.
   *
   * @internal
   */
  invalidateLists(): void {
    this.channels.loaded.invalidate();
    this.members.loaded.invalidate();
    this.roles.loaded.invalidate();
  }
}
