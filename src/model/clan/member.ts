import type { ClanUserList_ClanUser as WireMember } from "../../../generated/mezon/api/clan_pb.js";
import { createUser } from "../../../generated/mezon/api/user_codec.js";
import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import { brand } from "../../core/brand.js";
import { type Changes, patched } from "../../core/patched.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { User } from "../user/user.js";
import type { Clan } from "./clan.js";

/** A person as a member of a clan. */
export class Member {
  static {
    brand(Member, "Member");
  }

  readonly id: string;
  readonly clan: Clan;
  readonly #context: ModelContext;
  #wire: WireMember;

  constructor(wire: WireMember, clan: Clan, context: ModelContext) {
    this.#wire = wire;
    this.id = userOf(wire).id;
    this.clan = clan;
    this.#context = context;
  }

  /** The member as the server last described them. */
  get wire(): WireMember {
    return this.#wire;
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

  get avatarUrl(): string | undefined {
    return this.#wire.clanAvatar || userOf(this.#wire).avatarUrl || undefined;
  }

  /** Ids of the roles the member has. */
  get roleIds(): readonly string[] {
    return this.#wire.roleId;
  }

  /** The user behind the member. */
  get user(): User {
    return this.#context.users.get(this.id) ?? this.#context.users.upsert(userOf(this.#wire));
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

  /** @internal */
  patch(changes: Changes<WireMember>): void {
    this.#wire = patched(this.#wire, changes);
  }
}

/** Every member comes with its user; an empty one is used if a server omits it. */
function userOf(wire: WireMember): WireUser {
  return wire.user ?? createUser();
}
