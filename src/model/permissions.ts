import { PermissionSlug } from "../../generated/constants.js";
import type { Permission } from "../../generated/mezon/api/role_pb.js";
import { brand } from "../core/brand.js";
import { requireText } from "./require.js";

/** The fixed name of a permission. Servers may have others than those of `PermissionSlug`. */
export type AnyPermissionSlug = PermissionSlug | (string & {});

/** The permissions of a person, in a clan or in one channel. */
export class PermissionSet {
  static {
    brand(PermissionSet, "PermissionSet");
  }

  readonly #slugs: ReadonlySet<string>;

  /** @internal Returned by `member.permissions` and `channel.permissionsFor`. */
  constructor(slugs: Iterable<string>) {
    this.#slugs = new Set(slugs);
  }

  /** True for the owner of the clan. */
  get isOwner(): boolean {
    return this.#slugs.has(PermissionSlug.ClanOwner);
  }

  /** Names of the granted permissions. An owner or administrator has more: `can` includes those. */
  get slugs(): readonly string[] {
    return [...this.#slugs];
  }

  /**
   * Whether a permission is given. The owner of the clan may do everything; so may an administrator, but for what is
   * left to the owner (`clan-owner`).
   */
  can(slug: AnyPermissionSlug): boolean {
    requireText(slug, "slug");
    if (this.isOwner || this.#slugs.has(slug)) return true;
    return this.#slugs.has(PermissionSlug.Administrator) && slug !== PermissionSlug.ClanOwner;
  }
}

/** Returns the names of the granted permissions. */
export function slugsOf(permissions: readonly Permission[]): readonly string[] {
  return permissions.filter(({ active }) => active === 1).map(({ slug }) => slug);
}
