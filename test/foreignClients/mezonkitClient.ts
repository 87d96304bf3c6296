import { MezonClient, rawContent } from "../../src/index.js";
import type { ForeignClient } from "./foreignClient.js";

/** Our own client, beside the others. */
export const mezonkitClient: ForeignClient = {
  name: "mezonkit",
  isPackage: true,
  connect: async (sandbox) => {
    const client = new MezonClient({ ...sandbox });
    const events = new Map<string, unknown[]>();
    const waiting = new Set<() => void>();
    for (const name of ["message", "messageButtonClicked", "quickMenu", "notifications", "tokenSent"] as const) {
      client.on(name as never, (event: unknown) => {
        events.set(name, [...(events.get(name) ?? []), event]);
        for (const look of waiting) look();
      });
    }
    const hear = <T>(name: string, pick: (event: T) => boolean): Promise<T> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = (events.get(name) as T[] | undefined)?.find(pick);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    await client.login();
    const send = async (channelId: string, text: string) => {
      const { id } = await (await client.channels.fetch(channelId)).send(text);
      return { id, channelId };
    };
    const fetched = async ({ id, channelId }: { readonly id: string; readonly channelId: string }) =>
      (await client.channels.fetch(channelId)).messages.fetch(id);
    return {
      userId: sandbox.botId,
      post: async (channelId, text, components = []) => {
        const content = components.length === 0 ? { t: text } : { t: text, components };
        const sent = await (await client.channels.fetch(channelId)).send(rawContent(content));
        return { id: sent.id, channelId };
      },
      postInThread: send,
      writeTo: async (userId, text) => {
        const channel = await (await client.users.fetch(userId)).openDM();
        return { id: (await channel.send(text)).id, channelId: channel.id };
      },
      reply: async (to, text) => ({ id: (await (await fetched(to)).reply(text)).id, channelId: to.channelId }),
      edit: async (message, text) => void (await (await fetched(message)).update(text)),
      remove: async (message) => void (await (await fetched(message)).delete()),
      react: async (message, emoji) => void (await (await fetched(message)).react(emoji)),
      sendEphemeral: async (channelId, receiverId, text) =>
        void (await (await client.channels.fetch(channelId)).sendEphemeral(receiverId, text)),
      whisperTo: async (userId, text) =>
        void (await (await (await client.users.fetch(userId)).openDM()).sendEphemeral(userId, text)),
      renameRole: async (roleId, title) => {
        const clan = await client.clans.fetch(sandbox.clanId);
        await clan.roles.update(roleId, { title });
      },
      addMenu: async (name) => void (await client.me.quickMenus.add({ name, action: `/${name}` })),
      removeMenus: async () => {
        for (const { id } of await client.me.quickMenus.list({ menuType: 1 })) await client.me.quickMenus.delete(id);
      },
      hearMessage: async (text) => {
        const message = await hear<{ id: string; text: string; channelId: string }>(
          "message",
          (each) => each.text === text,
        );
        return { id: message.id, channelId: message.channelId };
      },
      hearClick: async () => (await hear<{ buttonId: string }>("messageButtonClicked", () => true)).buttonId,
      hearMenu: async () => {
        const { menuName, messageSenderId } = await hear<{ menuName: string; messageSenderId: string }>(
          "quickMenu",
          () => true,
        );
        return { name: menuName, authorId: messageSenderId };
      },
      hearFriendRequest: async () => {
        type Notices = { readonly notifications: readonly { readonly code: number; readonly senderId: string }[] };
        const { notifications } = await hear<Notices>("notifications", () => true);
        return notifications.find(({ code }) => code === -2)?.senderId ?? "";
      },
      hearTokens: async () => (await hear<{ amount: number }>("tokenSent", () => true)).amount,
      close: () => client.close(),
    };
  },
};
