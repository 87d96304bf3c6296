import type { Role as WireRole } from "../../../generated/mezon/api/role_pb.js";
import type { CallOptions } from "../sendOptions.js";
import type { Clan } from "./clan.js";
import type { RoleChanges } from "./clanRoles.js";

/** A role of a clan. */
export class Role {
  readonly id: string;
  readonly clan: Clan;
  #wire: WireRole;

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

  /** As the server keeps it, such as `#ff8800`; "" when none was chosen. */
  get color(): string {
    return this.#wire.color;
  }

  /** Ids of what it allows. */
  get permissionIds(): readonly string[] {
    return (this.#wire.permissionList?.permissions ?? []).filter(({ active }) => active === 1).map(({ id }) => id);
  }

  /** Ids of those who have it, as far as the server listed them. */
  get memberIds(): readonly string[] {
    return (this.#wire.roleUserList?.roleUsers ?? []).map(({ id }) => id);
  }

  async update(changes: RoleChanges, options: CallOptions = {}): Promise<void> {
    await this.clan.roles.update(this.id, changes, options);
  }

  async delete(options: CallOptions = {}): Promise<void> {
    await this.clan.roles.delete(this.id, options);
  }

  /** @internal */
  learn(wire: WireRole): void {
    this.#wire = wire;
  }
}
