import { limits } from "../limits.js";
import { notFound, tooMany } from "../refusal.js";

export interface Role {
  readonly id: string;
  readonly clanId: string;
  readonly creatorId: string;
  readonly memberIds: Set<string>;
  readonly permissionIds: Set<string>;
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

  get(clanId: string, id: string): Role {
    const role = this.#byId.get(id);
    if (role?.clanId !== clanId) throw notFound(`there is no role ${id} in clan ${clanId}`);
    return role;
  }

  of(clanId: string): readonly Role[] {
    return [...this.#byId.values()].filter((role) => role.clanId === clanId);
  }

  /** Ids of the roles a member has. */
  idsOf(clanId: string, personId: string): string[] {
    return this.of(clanId)
      .filter((role) => role.memberIds.has(personId))
      .map((role) => role.id);
  }
}
