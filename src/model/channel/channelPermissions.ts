import { PermissionSlug } from "../../../generated/constants.js";
import type { PermissionRoleChannel } from "../../../generated/mezon/api/role_pb.js";
import { MezonError } from "../../core/errors.js";
import type { Clan } from "../clan/clan.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { PermissionSet, slugsOf } from "../permissions.js";
import type { Channel } from "./channel.js";

/** What somebody may do in a channel of a clan: what their roles allow, as the channel overrides it. */
export async function permissionsIn(
  context: ModelContext,
  channel: Channel,
  userId: string,
  options: CallOptions,
): Promise<PermissionSet> {
  const { clan } = await channel.placed(options);
  if (clan === undefined) throw new MezonError("not_found", "there are no permissions in conversations");
  const { ownerId } = await clan.fetch(options);
  if (ownerId === userId) return new PermissionSet([PermissionSlug.ClanOwner]);
  if (userId === context.selfId) return new PermissionSet(slugsOf(await clan.roles.permissionsIn(channel.id, options)));
  return othersPermissions(context, { channel, clan, userId }, options);
}

async function othersPermissions(
  { rpc }: ModelContext,
  { channel, clan, userId }: { readonly channel: Channel; readonly clan: Clan; readonly userId: string },
  options: CallOptions,
): Promise<PermissionSet> {
  const overridesOf = async (whose: { readonly roleId: string } | { readonly userId: string }): Promise<Overrides> => {
    const request = { channelId: channel.id, ...whose };
    const { permissionRoleChannel } = await rpc.getPermissionByRoleIdChannelId(request, options);
    return overridesFrom(permissionRoleChannel);
  };
  const member = await clan.members.fetch(userId, options);
  const names = new Map((await clan.roles.permissions(options)).map(({ id, slug }) => [id, slug]));
  const allowed = new Set<string>();
  // One role that allows it is enough.
  for (const role of await member.roles(options)) {
    const slugs = await clan.roles.slugsOf(role, options);
    for (const slug of overridden(slugs, await overridesOf({ roleId: role.id }), names)) allowed.add(slug);
  }
  return new PermissionSet(overridden(allowed, await overridesOf({ userId }), names));
}

/** Whether a permission is allowed or denied, by its id. */
type Overrides = ReadonlyMap<string, boolean>;

function overridesFrom(permissions: readonly PermissionRoleChannel[]): Overrides {
  return new Map(permissions.map(({ permissionId, active }) => [permissionId, active]));
}

function overridden(
  slugs: Iterable<string>,
  overrides: Overrides,
  names: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const result = new Set(slugs);
  for (const [id, isAllowed] of overrides) {
    const slug = names.get(id);
    if (slug === undefined) continue;
    if (isAllowed) result.add(slug);
    else result.delete(slug);
  }
  return result;
}
