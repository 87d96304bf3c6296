import { limits } from "../limits.js";
import { notFound, tooMany } from "../refusal.js";

export interface Role {
  readonly id: string;
  readonly clanId: string;
  readonly creatorId: string;
  readonly memberIds: Set<string>;
  readonly permissionIds: Set<string>;
  /** By channel, the permissions that the role has or lacks there, in addition to its general ones. */
  readonly overrides: Map<string, ReadonlyMap<string, number>>;
  title: string;
  color: string;
  icon: string;
  description: string;
  displayOnline: number;
  allowMention: number;
  order: number;
}

/** The roles of every clan. */
export class Roles {
  readonly #byId = new Map<string, Role>();

  add(role: Role): void {
    if (this.of(role.clanId).length >= limits.rolesPerClan) {
      throw tooMany(`a clan holds at most ${limits.rolesPerClan} roles`);
    }
    this.#byId.set(role.id, role);
  }

  find(id: string): Role | undefined {
    return this.#byId.get(id);
  }

  remove(id: string): void {
    this.#byId.delete(id);
  }

  get(clanId: string, id: string): Role {
    const role = this.#byId.get(id);
    if (role?.clanId !== clanId) throw notFound(`there is no role ${id} in clan ${clanId}`);
    return role;
  }

  of(clanId: string): readonly Role[] {
    const roles = [...this.#byId.values()].filter((role) => role.clanId === clanId);
    return roles.sort((a, b) => a.order - b.order);
  }

  /** Returns the ids of a member's roles. */
  idsOf(clanId: string, personId: string): string[] {
    return this.of(clanId)
      .filter((role) => role.memberIds.has(personId))
      .map((role) => role.id);
  }
}
