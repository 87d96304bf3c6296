import { createClanUserList_ClanUser } from "../../../generated/mezon/api/clan_codec.js";
import type { BannedUser, ClanUserList_ClanUser as WireMember } from "../../../generated/mezon/api/clan_pb.js";
import { createUser } from "../../../generated/mezon/api/user_codec.js";
import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import { MezonError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { IdentityMap } from "../identityMap.js";
import { LoadedList } from "../loadedList.js";
import { type CallOptions, callOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireDuration, requireIds } from "../require.js";
import type { Clan } from "./clan.js";
import { Member } from "./member.js";

/** Reason and duration of a ban. */
export interface BanOptions extends CallOptions {
  readonly reason?: string | undefined;
  /** Seconds; 0 is permanent. @default 0 */
  readonly seconds?: number | undefined;
}

/** What an event tells of a user. */
type EventUser = Partial<WireUser> & Pick<WireUser, "id">;

const BAN_OPTIONS: KeysOf<BanOptions> = { ...WAIT_KEYS, reason: true, seconds: true };
const PROFILE = { nick: true, avatarUrl: true } as const;

/** The members of a clan. They are fetched when first needed; after that, events keep them current. */
export class ClanMembers {
  readonly #clan: Clan;
  readonly #context: ModelContext;
  /** @internal */
  readonly loaded: LoadedList<Member>;
  readonly #objects = new IdentityMap<Member>();

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
    this.loaded = new LoadedList("the members of a clan", context, async (options) => {
      const { version } = this.loaded;
      const { clanUsers } = await context.rpc.listClanUsers({ clanId: clan.id }, options);
      return new Map(clanUsers.map((wire) => this.#listed(wire, version)).map((member) => [member.id, member]));
    });
  }

  /** Returns a member if the list is known; `undefined` otherwise. */
  get(userId: string): Member | undefined {
    return this.loaded.cached?.get(userId);
  }

  /**
   * Returns the member that an event named, whether the members were fetched or not.
   *
   * @internal
   */
  handle(user: EventUser, profile: { readonly nick?: string; readonly avatarUrl?: string } = {}): Member {
    const known = this.get(user.id);
    if (known !== undefined) return known;
    const { nick: clanNick = "", avatarUrl: clanAvatar = "" } = profile;
    const wire = { ...createClanUserList_ClanUser(), clanId: this.#clan.id, clanNick, clanAvatar };
    return new Member({ ...wire, user: { ...createUser(), ...user } }, this.#clan, this.#context, true);
  }

  /** Returns a member. Rejects with `MezonError` (`not_found`) if the person is no member. */
  async fetch(userId: string, options: CallOptions = {}): Promise<Member> {
    requireId(userId, "userId");
    const member = (await this.loaded.all(options)).get(userId);
    if (member === undefined) throw new MezonError("not_found", `user ${userId} is no member of clan ${this.#clan.id}`);
    return member;
  }

  list(options: CallOptions = {}): AsyncGenerator<Member, void, undefined> {
    return this.loaded.each(callOptions(options));
  }

  /** Removes members; they may join again. */
  async kick(userIds: string | readonly string[], options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.removeClanUsers(
      { clanId: this.#clan.id, userIds: requireIds(userIds, "userIds") },
      options,
    );
  }

  /** Bans members: removes them, and they cannot join again. */
  async ban(userIds: string | readonly string[], options: BanOptions = {}): Promise<void> {
    requireOptions(options, BAN_OPTIONS);
    const { reason = "", seconds = 0 } = options;
    const request = {
      clanId: this.#clan.id,
      userIds: requireIds(userIds, "userIds"),
      banTime: requireDuration(seconds, "seconds", 0),
      reason,
    };
    await this.#context.rpc.banClanUsers(request, waitOf(options));
  }

  async unban(userIds: string | readonly string[], options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.unbanClanUsers({ clanId: this.#clan.id, userIds: requireIds(userIds, "userIds") }, options);
  }

  async bans(options: CallOptions = {}): Promise<readonly BannedUser[]> {
    return (await this.#context.rpc.listBannedUsers({ clanId: this.#clan.id }, options)).bannedUsers;
  }

  /** Sets the account's own nick and avatar in this clan; "" removes them. */
  async updateSelf(
    profile: { readonly nick?: string | undefined; readonly avatarUrl?: string | undefined },
    options: CallOptions = {},
  ): Promise<void> {
    requireOptions(profile, PROFILE, { path: "profile" });
    const { nick, avatarUrl } = profile;
    const request = { clanId: this.#clan.id, nickName: nick, avatar: avatarUrl };
    await this.#context.rpc.updateUserProfileByClan(request, options);
  }

  /** @internal */
  addMember(user: WireUser): void {
    const known = this.#objects.get(user.id);
    known?.patch({ user });
    const wire = { ...createClanUserList_ClanUser(), user, clanId: this.#clan.id };
    this.loaded.set(user.id, known ?? this.#create(wire));
  }

  /** @internal */
  remove(userId: string): void {
    this.loaded.delete(userId);
    this.#objects.delete(userId);
  }

  /** @internal */
  patchRole(roleId: string, added: readonly string[], removed: readonly string[]): void {
    for (const id of [...added, ...removed]) {
      const member = this.get(id);
      const others = member?.roleIds?.filter((each) => each !== roleId) ?? [];
      member?.patch({ roleId: added.includes(id) ? [...others, roleId] : others });
    }
  }

  /** Returns the object of a member in a response that was requested when the list had a version. */
  #listed(wire: WireMember, version: number): Member {
    const known = wire.user === undefined ? undefined : this.#objects.get(wire.user.id);
    if (known === undefined) return this.#create(wire);
    // After an event the response may be older than what is known.
    if (version === this.loaded.version) known.describe(wire);
    return known;
  }

  #create(wire: WireMember): Member {
    const member = new Member(wire, this.#clan, this.#context);
    this.#objects.set(member.id, member);
    return member;
  }
}
