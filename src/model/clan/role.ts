import { createRoleUserList_RoleUser } from "../../../generated/mezon/api/role_codec.js";
import type { RoleUserList_RoleUser as RoleUser, Role as WireRole } from "../../../generated/mezon/api/role_pb.js";
import { brand } from "../../core/brand.js";
import { patched } from "../../core/patched.js";
import type { CallOptions } from "../message/sendOptions.js";
import { slugsOf } from "../permissions.js";
import type { Clan } from "./clan.js";
import type { RoleChanges } from "./clanRoles.js";

/** A role of a clan. */
export class Role {
  static {
    brand(Role, "Role");
  }

  readonly id: string;
  readonly clan: Clan;
  #wire: WireRole;

  /** @internal */
  constructor(wire: WireRole, clan: Clan) {
    this.id = wire.id;
    this.clan = clan;
    this.#wire = wire;
  }

  /** The role as the server last described it. */
  get wire(): WireRole {
    return this.#wire;
  }

  get title(): string {
    return this.#wire.title;
  }

  /** Returns the title, for texts: see `mentioning` for mentions. */
  toString(): string {
    return this.title;
  }

  /** The colour as the server stores it, such as `#ff8800`; "" if none was chosen. */
  get color(): string {
    return this.#wire.color;
  }

  /** Ids of its permissions. */
  get permissionIds(): readonly string[] {
    return (this.#wire.permissionList?.permissions ?? []).filter(({ active }) => active === 1).map(({ id }) => id);
  }

  /** Names of its permissions, such as `manage-channel`; `undefined` if the server omitted them in its list. */
  get permissionSlugs(): readonly string[] | undefined {
    const { permissionList } = this.#wire;
    return permissionList && slugsOf(permissionList.permissions);
  }

  /** Ids of the people who have it, as far as the server listed them. */
  get memberIds(): readonly string[] {
    return (this.#wire.roleUserList?.roleUsers ?? []).map(({ id }) => id);
  }

  async update(changes: RoleChanges, options: CallOptions = {}): Promise<void> {
    await this.clan.roles.update(this.id, changes, options);
  }

  async delete(options: CallOptions = {}): Promise<void> {
    await this.clan.roles.delete(this.id, options);
  }

  /**
   * Replaces everything that is known of the role: omitted lists are no longer known.
   *
   * @internal
   */
  describe(wire: WireRole): void {
    this.#wire = wire;
  }

  /**
   * Updates the role with fields that the server sent; omitted lists keep their value.
   *
   * @internal
   */
  patch(wire: WireRole): void {
    this.#wire = patched(this.#wire, wire);
  }

  /**
   * Updates who has the role. Does nothing if the people who have it are not known.
   *
   * @internal
   */
  patchMembers(added: readonly Pick<RoleUser, "id" | "username">[], removedIds: readonly string[]): void {
    const { roleUserList } = this.#wire;
    if (roleUserList === undefined) return;
    const { roleUsers } = roleUserList;
    const fresh = added.filter(({ id }) => !roleUsers.some((each) => each.id === id));
    const all = [...roleUsers, ...fresh.map((user) => ({ ...createRoleUserList_RoleUser(), ...user }))];
    const kept = all.filter(({ id }) => !removedIds.includes(id));
    this.#wire = { ...this.#wire, roleUserList: { ...roleUserList, roleUsers: kept } };
  }
}
