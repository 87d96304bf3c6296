import type { MessageButtonClicked, Socket } from "mezon-js";
import { Heard } from "../officialClients/heard.js";
import { lightSdk, mezonJs } from "../officialClients/officialPackages.js";
import { connect } from "../officialClients/officialUser.js";
import type { ForeignClient, Sent } from "./foreignClient.js";

const { ChannelType, ChannelStreamMode } = mezonJs;
const FRIEND_REQUEST = -2;

/** The official client for users. Its applications join a channel when it is opened. */
export const mezonJsClient: ForeignClient = {
  name: "mezon-js",
  isPackage: true,
  connect: async (sandbox) => {
    const { clanId } = sandbox;
    const { id: userId, client, session, socket, messages } = await connect(sandbox, "carol");
    const notices = new Heard<Parameters<Socket["onnotification"]>[0]>();
    const clicks = new Heard<MessageButtonClicked>();
    const payments = new Heard<Parameters<Socket["ontokensent"]>[0]>();
    socket.onnotification = notices.hear;
    socket.onmessagebuttonclicked = clicks.hear;
    socket.ontokensent = payments.hear;
    const place = (channelId: string) => [clanId, channelId, ChannelStreamMode.STREAM_MODE_CHANNEL, true] as const;
    const open = async (channelId: string, type: number, isPublic: boolean): Promise<void> => {
      await socket.joinChat(type === 3 ? "0" : clanId, channelId, type, isPublic);
    };
    const sent = ({ message_id: id, channel_id: channelId }: { message_id: string; channel_id: string }): Sent => {
      return { id, channelId };
    };
    const openConversation = async (otherId: string) => {
      const request = { clan_id: "0", type: 3, channel_private: 1, user_ids: [otherId] };
      const { channel_id: channelId = "" } = await client.createChannelDesc(session, request);
      await open(channelId, ChannelType.CHANNEL_TYPE_DM, false);
      return ["0", channelId, ChannelStreamMode.STREAM_MODE_DM, false] as const;
    };
    return {
      userId,
      post: async (channelId, text, components = []) => {
        await open(channelId, ChannelType.CHANNEL_TYPE_CHANNEL, true);
        const content = components.length === 0 ? { t: text } : { t: text, components };
        return sent(await socket.writeChatMessage(...place(channelId), content));
      },
      postInThread: async (channelId, text) => {
        await open(channelId, ChannelType.CHANNEL_TYPE_THREAD, false);
        const mode = ChannelStreamMode.STREAM_MODE_THREAD;
        return sent(await socket.writeChatMessage(clanId, channelId, mode, false, { t: text }));
      },
      writeTo: async (otherId, text) => {
        const conversation = await openConversation(otherId);
        return sent(await socket.writeChatMessage(...conversation, { t: text }));
      },
      whisperTo: async (otherId, text) => {
        await socket.writeEphemeralMessage([otherId], ...(await openConversation(otherId)), { t: text });
      },
      renameRole: async (roleId, title) => {
        const lists = { add_user_ids: [], active_permission_ids: [], remove_user_ids: [], remove_permission_ids: [] };
        const request = { role_id: roleId, clan_id: clanId, title, max_permission_id: "0", ...lists };
        await client.updateRole(session, roleId, request);
      },
      reply: async ({ id, channelId }, text) => {
        await open(channelId, ChannelType.CHANNEL_TYPE_CHANNEL, true);
        const reference = {
          message_ref_id: id,
          message_sender_id: sandbox.userId,
          content: '{"t":"asked"}',
          has_attachment: false,
        };
        return sent(await socket.writeChatMessage(...place(channelId), { t: text }, [], [], [reference]));
      },
      edit: async ({ id, channelId }, text) => {
        await socket.updateChatMessage(...place(channelId), id, { t: text });
      },
      remove: async ({ id, channelId }) => {
        await socket.removeChatMessage(...place(channelId), id);
      },
      react: async ({ id, channelId }, emoji) => {
        await socket.writeMessageReaction("0", ...place(channelId), id, "1", emoji, 1, userId, false);
      },
      sendEphemeral: async (channelId, receiverId, text) => {
        await socket.writeEphemeralMessage([receiverId], ...place(channelId), { t: text });
      },
      hearMessage: async (text) => {
        const heard = await messages.waitFor(({ content }) => (content as { readonly t?: string }).t === text);
        return { id: heard.id, channelId: heard.channel_id };
      },
      hearClick: async () => (await clicks.waitFor(() => true)).button_id,
      hearFriendRequest: async () => (await notices.waitFor(({ code }) => code === FRIEND_REQUEST)).sender_id ?? "",
      hearTokens: async () => (await payments.waitFor(({ receiver_id }) => receiver_id === userId)).amount ?? 0,
      close: () => socket.disconnect(false),
    };
  },
};

/** The official client for small tools: conversations only. */
export const lightSdkClient: ForeignClient = {
  name: "mezon-light-sdk",
  isPackage: true,
  connect: async (sandbox) => {
    const { id, credentials } = sandbox.user("carol");
    const client = await lightSdk.LightClient.authenticate({
      id_token: credentials.idToken,
      user_id: id,
      username: "carol",
      serverkey: "defaultkey",
      gateway_url: sandbox.baseUrl,
    });
    // The client would print each token it gets.
    client.onRefreshSession = () => undefined;
    const socket = new lightSdk.LightSocket(client, client.session);
    await socket.connect();
    return {
      userId: id,
      writeTo: async (otherId, text) => {
        const channelId = (await client.createDM(otherId)).channel_id ?? "";
        await socket.joinDMChannel(channelId);
        await socket.sendDM({ channelId, content: { t: text } });
        return { id: "", channelId };
      },
      close: () => socket.disconnect(),
    };
  },
};
