import { PermissionSlug } from "../../../generated/constants.js";
import type { ClanUserList_ClanUser as WireMember } from "../../../generated/mezon/api/clan_pb.js";
import { createUser } from "../../../generated/mezon/api/user_codec.js";
import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import { brand } from "../../core/brand.js";
import { type Changes, patched } from "../../core/patched.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { type AnyPermissionSlug, PermissionSet } from "../permissions.js";
import type { User } from "../user/user.js";
import type { Clan } from "./clan.js";
import type { Role } from "./role.js";

/**
 * A person as a member of a clan. The methods of an event's member can be called at once; it is partial until the
 * members of the clan were fetched: `await member.fetch()`.
 */
export class Member {
  static {
    brand(Member, "Member");
  }

  readonly id: string;
  readonly clan: Clan;
  readonly #context: ModelContext;
  readonly #isPartial: boolean;
  #wire: WireMember;

  /** @internal */
  constructor(wire: WireMember, clan: Clan, context: ModelContext, isPartial = false) {
    this.#isPartial = isPartial;
    this.#wire = wire;
    this.id = userOf(wire).id;
    this.clan = clan;
    this.#context = context;
  }

  /** The member as the server last described them. */
  get wire(): WireMember {
    return this.#wire;
  }

  /** True for the member of an event whose clan's members were not fetched. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  get username(): string {
    return userOf(this.#wire).username;
  }

  /** The name that the person chose for this clan. */
  get nick(): string | undefined {
    return this.#wire.clanNick || undefined;
  }

  /** The name that people see: clan nick, display name or username, whichever exists first. */
  get name(): string {
    return this.nick ?? (userOf(this.#wire).displayName || this.username);
  }

  /** Returns the name, for texts: see `mentioning` for mentions. */
  toString(): string {
    return this.name;
  }

  get avatarUrl(): string | undefined {
    return this.#wire.clanAvatar || userOf(this.#wire).avatarUrl || undefined;
  }

  /** Ids of the member's roles; `undefined` while the member is partial: `roles()` fetches them. */
  get roleIds(): readonly string[] | undefined {
    return this.#isPartial ? undefined : this.#wire.roleId;
  }

  /** The user behind the member. */
  get user(): User {
    const { users } = this.#context;
    if (this.#isPartial) return users.handle(this.id, { username: this.username });
    return users.get(this.id) ?? users.upsert(userOf(this.#wire));
  }

  /** Returns the member as the clan lists it. Rejects with `MezonError` (`not_found`) if the person is no member. */
  async fetch(options: CallOptions = {}): Promise<Member> {
    return this.clan.members.fetch(this.id, options);
  }

  /** Returns the member's roles. Fetches the lists of the clan if they are not known. */
  async roles(options: CallOptions = {}): Promise<readonly Role[]> {
    const given = callOptions(options);
    const { roleIds = [] } = await this.fetch(given);
    const all = await this.clan.roles.all(given);
    return all.filter((role) => roleIds.includes(role.id));
  }

  /** Returns the member's permissions in the clan, by role. `channel.permissionsFor` includes a channel's overrides. */
  async permissions(options: CallOptions = {}): Promise<PermissionSet> {
    const given = callOptions(options);
    const { ownerId, roles } = await this.clan.fetch(given);
    if (ownerId === this.id) return new PermissionSet([PermissionSlug.ClanOwner]);
    const slugs: string[] = [];
    for (const role of await this.roles(given)) slugs.push(...(await roles.slugsOf(role, given)));
    return new PermissionSet(slugs);
  }

  /**
   * Whether the member may do something in the clan: `await member.can("manage-channel")`. The owner may do everything.
   *
   * @throws {ValidationError} for an empty name; rejects with `MezonError` (`not_found`) for somebody who is no member.
   */
  async can(slug: AnyPermissionSlug, options: CallOptions = {}): Promise<boolean> {
    return (await this.permissions(options)).can(slug);
  }

  /** Removes the member from the clan; they may join again. */
  async kick(options: CallOptions = {}): Promise<void> {
    await this.clan.members.kick(this.id, options);
  }

  async addRole(roleId: string, options: CallOptions = {}): Promise<void> {
    await this.clan.roles.update(roleId, { addMemberIds: [this.id] }, options);
  }

  async removeRole(roleId: string, options: CallOptions = {}): Promise<void> {
    await this.clan.roles.update(roleId, { removeMemberIds: [this.id] }, options);
  }

  /**
   * Replaces everything that is known of the member.
   *
   * @internal
   */
  describe(wire: WireMember): void {
    this.#wire = wire;
  }

  /** @internal */
  patch(changes: Changes<WireMember>): void {
    this.#wire = patched(this.#wire, changes);
  }
}

/** Every member comes with its user; an empty one is used if a server omits it. */
function userOf(wire: WireMember): WireUser {
  return wire.user ?? createUser();
}
