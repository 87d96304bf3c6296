import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { MezonClient } from "../../src/index.js";
import type { RpcClient } from "../../src/transport/rpcClient.js";
import { all } from "./ownClan.js";

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => a.id.localeCompare(b.id);

/** What the server says, by bare calls. */
export async function told(rpc: RpcClient, clanId: string) {
  const clan = (await rpc.listClanDescs({ state: 1 })).clandesc.find((each) => each.clanId === clanId);
  const { channeldesc } = await rpc.listChannelDescs({ clanId, channelType: 1, limit: 500 });
  const { clanUsers } = await rpc.listClanUsers({ clanId });
  const roles = (await rpc.listRoles({ clanId, limit: 500 })).roles?.roles ?? [];
  return {
    clan: {
      name: clan?.clanName,
      ownerId: clan?.creatorId,
      description: clan?.description,
      banner: clan?.banner || undefined,
      welcomeChannelId: clan?.welcomeChannelId,
    },
    channels: channeldesc.map(describedChannel).sort(byId),
    members: clanUsers
      .map(({ user, clanNick, clanAvatar, roleId }) => ({
        id: user?.id ?? "",
        username: user?.username ?? "",
        displayName: user?.displayName || undefined,
        nick: clanNick || undefined,
        avatar: clanAvatar || user?.avatarUrl || undefined,
        roleIds: roleId.toSorted(),
      }))
      .sort(byId),
    roles: roles
      .map((role) => ({
        ...{ id: role.id, title: role.title, color: role.color, displayOnline: role.displayOnline },
        permissionIds: (role.permissionList?.permissions ?? []).map(({ id }) => id).sort(),
        memberIds: (role.roleUserList?.roleUsers ?? []).map(({ id }) => id).sort(),
      }))
      .sort(byId),
  };
}

/** What the client knows, without asking: the lists are loaded. */
export async function known(client: MezonClient, clanId: string): ReturnType<typeof told> {
  const clan = await client.clans.fetch(clanId);
  const { name, ownerId, description, bannerUrl: banner, welcomeChannelId } = clan;
  return {
    clan: { name, ownerId, description, banner, welcomeChannelId },
    channels: (await all(clan.channels.list())).map(({ wire }) => describedChannel(wire)).sort(byId),
    members: (await all(clan.members.list()))
      .map(({ id, username, user, nick, avatarUrl: avatar, roleIds }) => {
        return { id, username, displayName: user.displayName, nick, avatar, roleIds: (roleIds ?? []).toSorted() };
      })
      .sort(byId),
    roles: (await clan.roles.all())
      .map(({ id, title, color, wire, permissionIds, memberIds }) => ({
        ...{ id, title, color, displayOnline: wire.displayOnline },
        permissionIds: permissionIds.toSorted(),
        memberIds: memberIds.toSorted(),
      }))
      .sort(byId),
  };
}

export async function threadsTold(rpc: RpcClient, clanId: string) {
  return (await rpc.searchThread({ clanId })).channeldesc.map(describedChannel).sort(byId);
}

/** The threads the client has met and that are alive; all that were made are met, as long as they are seen. */
export function threadsKnown(client: MezonClient, ids: ReadonlySet<string>) {
  const found = [...ids].flatMap((id) => client.channels.get(id) ?? []);
  return found
    .filter(({ wire }) => wire.active !== 0)
    .map(({ wire }) => describedChannel(wire))
    .sort(byId);
}

function describedChannel(wire: ChannelDescription) {
  const { channelId: id, channelLabel: name, type, categoryId, parentId, topic, creatorId, ageRestricted, e2ee } = wire;
  const isPrivate = wire.channelPrivate === 1;
  return { id, name, type, categoryId, parentId, topic, creatorId, ageRestricted, e2ee, isPrivate };
}
