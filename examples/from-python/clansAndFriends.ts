/** Clans, their channels and roles, and friends. */
import type { MezonClient } from "mezonkit";

/** There: load_channels(), list_roles() and update_role(), page by page. */
export async function renameRole(client: MezonClient, clanId: string, title: string): Promise<string[]> {
  const clan = await client.clans.fetch(clanId);
  for await (const role of clan.roles.list()) if (role.title === "old") await role.update({ title });
  const names: string[] = [];
  for await (const channel of clan.channels.list()) names.push(channel.name ?? channel.id);
  return names;
}

/** There: get_list_friends, add_friend and accept_friend. */
export async function befriend(client: MezonClient, userId: string, username: string): Promise<string[]> {
  await client.me.friends.add({ username });
  await client.me.friends.accept(userId);
  const names: string[] = [];
  for await (const { user } of client.me.friends.list()) names.push(user?.username ?? "");
  return names;
}
