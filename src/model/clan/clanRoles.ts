import type {
  Permission,
  RoleUserList_RoleUser as RoleUser,
  Role as WireRole,
} from "../../../generated/mezon/api/role_pb.js";
import { requireId } from "../../core/ids.js";
import { eachItem } from "../../core/pages.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { IdentityMap } from "../identityMap.js";
import { LoadedList } from "../loadedList.js";
import { type CallOptions, callOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { slugsOf } from "../permissions.js";
import { listedIds, requireCount, requireText, someIds } from "../require.js";
import type { Clan } from "./clan.js";
import { Role } from "./role.js";

/** A role to create. */
export interface NewRole {
  readonly title: string;
  /** Such as `#ff8800`. */
  readonly color?: string | undefined;
  readonly iconUrl?: string | undefined;
  readonly description?: string | undefined;
  /** Whether its members are shown as a separate group. */
  readonly displayOnline?: boolean | undefined;
  /** Whether everybody may mention it. */
  readonly allowMention?: boolean | undefined;
  readonly permissionIds?: readonly string[] | undefined;
  readonly memberIds?: readonly string[] | undefined;
}

/** Changes of a role; omitted fields keep their value. */
export interface RoleChanges {
  readonly title?: string | undefined;
  readonly color?: string | undefined;
  readonly iconUrl?: string | undefined;
  readonly description?: string | undefined;
  readonly displayOnline?: boolean | undefined;
  readonly allowMention?: boolean | undefined;
  readonly addPermissionIds?: readonly string[] | undefined;
  readonly removePermissionIds?: readonly string[] | undefined;
  readonly addMemberIds?: readonly string[] | undefined;
  readonly removeMemberIds?: readonly string[] | undefined;
}

/** Selects a part of the roles. */
export interface RoleListOptions extends CallOptions {
  /** Roles per page. @default the server's */
  readonly limit?: number | undefined;
  /** 1: roles in use. @default 1 */
  readonly state?: number | undefined;
  /** Cursor of the first page, from an earlier response. */
  readonly cursor?: string | undefined;
}

const PAGE = 500;

const NEW_ROLE: KeysOf<NewRole> = {
  ...{ title: true, color: true, iconUrl: true, description: true, displayOnline: true, allowMention: true },
  ...{ permissionIds: true, memberIds: true },
};
const CHANGES: KeysOf<RoleChanges> = {
  ...{ title: true, color: true, iconUrl: true, description: true, displayOnline: true, allowMention: true },
  ...{ addPermissionIds: true, removePermissionIds: true, addMemberIds: true, removeMemberIds: true },
};
const LIST_OPTIONS: KeysOf<RoleListOptions> = { ...WAIT_KEYS, limit: true, state: true, cursor: true };

/** The roles of a clan. */
export class ClanRoles {
  readonly #clan: Clan;
  readonly #context: ModelContext;
  /** @internal */
  readonly loaded: LoadedList<Role>;
  readonly #objects = new IdentityMap<Role>();

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
    this.loaded = new LoadedList("the roles of a clan", context, async (options) => {
      const roles = new Map<string, Role>();
      for await (const role of this.list(options)) roles.set(role.id, role);
      return roles;
    });
  }

  /** Returns a role if the list is known; `undefined` otherwise. */
  get(roleId: string): Role | undefined {
    return this.loaded.cached?.get(roleId);
  }

  /** Returns every role. The list is fetched once; after that, events keep it current. */
  async all(options: CallOptions = {}): Promise<readonly Role[]> {
    return [...(await this.loaded.all(options)).values()];
  }

  /** Yields the roles; requests them page by page. */
  list(given: RoleListOptions = {}): AsyncGenerator<Role, void, undefined> {
    requireOptions(given, LIST_OPTIONS);
    const { limit = PAGE, state = 1, cursor: from = "" } = given;
    const options = waitOf(given);
    requireCount(limit, "limit", [1, Number.MAX_SAFE_INTEGER]);
    return eachItem(async (cursor = from) => {
      const { version } = this.loaded;
      const answer = await this.#context.rpc.listRoles({ clanId: this.#clan.id, limit, state, cursor }, options);
      return {
        items: (answer.roles?.roles ?? []).map((wire) => this.#listed(wire, version)),
        next: answer.cursor || undefined,
      };
    });
  }

  /** Creates a role. Rejects with `ValidationError` for an empty title, `RequestError` if the server refuses. */
  async create(role: NewRole, options: CallOptions = {}): Promise<Role> {
    requireOptions(role, NEW_ROLE, { path: "role" });
    const { title, color = "", iconUrl = "", description = "" } = role;
    const wire = await this.#context.rpc.createRole(
      {
        clanId: this.#clan.id,
        title: requireText(title, "title"),
        ...{ color, roleIcon: iconUrl, description },
        displayOnline: Number(role.displayOnline ?? false),
        allowMention: Number(role.allowMention ?? false),
        activePermissionIds: someIds(role.permissionIds, "permissionIds"),
        addUserIds: someIds(role.memberIds, "memberIds"),
      },
      options,
    );
    return this.upsert(wire);
  }

  async update(roleId: string, changes: RoleChanges, options: CallOptions = {}): Promise<void> {
    requireId(roleId, "roleId");
    requireOptions(changes, CHANGES, { path: "changes" });
    const { title, color, iconUrl, description } = changes;
    if (title !== undefined) requireText(title, "title");
    const lists = {
      activePermissionIds: someIds(changes.addPermissionIds, "addPermissionIds"),
      removePermissionIds: someIds(changes.removePermissionIds, "removePermissionIds"),
      addUserIds: someIds(changes.addMemberIds, "addMemberIds"),
      removeUserIds: someIds(changes.removeMemberIds, "removeMemberIds"),
    };
    // Two of its fields cannot say "unchanged", so the known values are sent as well.
    const { displayOnline, allowMention } = changes;
    const waitOptions = callOptions(options);
    const known = (await this.loaded.all(waitOptions)).get(roleId)?.wire;
    await this.#context.rpc.updateRole(
      {
        clanId: this.#clan.id,
        roleId,
        title,
        color,
        roleIcon: iconUrl,
        description,
        displayOnline: Number(displayOnline ?? known?.displayOnline === 1),
        allowMention: Number(allowMention ?? known?.allowMention === 1),
        ...lists,
      },
      waitOptions,
    );
  }

  async delete(roleId: string, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deleteRole({ clanId: this.#clan.id, roleId: requireId(roleId, "roleId") }, options);
    this.remove(roleId);
  }

  /** Sorts the roles in the order of the given ids, the highest first. */
  async setOrder(roleIds: readonly string[], options: CallOptions = {}): Promise<void> {
    const roles = listedIds(roleIds, "roleIds").map((roleId, order) => ({ roleId, order }));
    await this.#context.rpc.updateRoleOrder({ clanId: this.#clan.id, roles }, options);
  }

  /** Yields the people who have a role. */
  members(roleId: string, options: CallOptions = {}): AsyncGenerator<RoleUser, void, undefined> {
    requireId(roleId, "roleId");
    const waitOptions = callOptions(options);
    return eachItem(async (cursor = "") => {
      const answer = await this.#context.rpc.listRoleUsers({ roleId, limit: PAGE, cursor }, waitOptions);
      return { items: answer.roleUsers, next: answer.cursor || undefined };
    });
  }

  /** Returns all permissions that roles can have. */
  async permissions(options: CallOptions = {}): Promise<readonly Permission[]> {
    return (await this.#context.rpc.getListPermission(options)).permissions;
  }

  /**
   * Returns the names of a role's permissions; fetches them if the server omitted them in its list.
   *
   * @internal
   */
  async slugsOf(role: Role, options: CallOptions): Promise<readonly string[]> {
    const known = role.permissionSlugs;
    if (known !== undefined) return known;
    const permissionList = await this.#context.rpc.listRolePermissions({ roleId: role.id }, options);
    role.patch({ ...role.wire, permissionList });
    return slugsOf(permissionList.permissions);
  }

  /** Returns the permissions of the account in a channel. */
  async permissionsIn(channelId: string, options: CallOptions = {}): Promise<readonly Permission[]> {
    const request = { clanId: this.#clan.id, channelId: requireId(channelId, "channelId") };
    return (await this.#context.rpc.listUserPermissionInChannel(request, options)).permissions?.permissions ?? [];
  }

  /** @internal */
  upsert(wire: WireRole): Role {
    const known = this.#objects.get(wire.id);
    known?.patch(wire);
    const role = known ?? this.#create(wire);
    this.loaded.set(role.id, role);
    return role;
  }

  /** @internal */
  remove(roleId: string): void {
    this.loaded.delete(roleId);
    this.#objects.delete(roleId);
  }

  /** Returns the object of a role in a response that was requested when the list had a version. */
  #listed(wire: WireRole, version: number): Role {
    const known = this.#objects.get(wire.id);
    if (known === undefined) return this.#create(wire);
    // After an event the response may be older than what is known.
    if (version === this.loaded.version) known.describe(wire);
    return known;
  }

  #create(wire: WireRole): Role {
    const role = new Role(wire, this.#clan);
    this.#objects.set(role.id, role);
    return role;
  }
}
