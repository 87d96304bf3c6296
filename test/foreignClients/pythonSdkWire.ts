import {
  decodeChannelDescription,
  encodeCreateChannelDescRequest,
  encodeListChannelDescsRequest,
} from "../../generated/mezon/api/channel_codec.js";
import { decodeClanDescList, encodeListClanDescRequest } from "../../generated/mezon/api/clan_codec.js";
import { encodeQuickMenuAccess } from "../../generated/mezon/api/quick_menu_codec.js";
import type { Session } from "../../generated/mezon/api/session_pb.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../src/runtime/wire.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { ConnectedClient, ForeignClient, Sent } from "./foreignClient.js";
import { callOverHttp, logInAsApp, WireConnection } from "./wireConnection.js";

const FRIEND_REQUEST = -2;

/** The wire of the Python SDK 1.8.1: joins all clans at once, no ordinary channel ever, and never posts a second time. */
export const pythonSdkWire: ForeignClient = {
  name: "Python mezon-sdk 1.8.1",
  isPackage: false,
  connect: async (sandbox) => {
    const session = await logInAsApp(sandbox);
    const socket = await WireConnection.open(socketUrl(session), ["protobuf"], sandbox.ca);
    const client = new PythonSdkClient(sandbox, session, socket);
    await client.joinClans();
    return client;
  },
};

/** A host without a scheme is one of TLS, whatever the API is; the token is written as it is. */
export function socketUrl({ wsUrl, token }: Session): string {
  const host = /^wss?:\/\//.test(wsUrl) ? wsUrl : `wss://${wsUrl}`;
  return `${host}/ws?lang=en&status=true&token=${token}&format=protobuf`;
}

/** It decodes bytes of these types, and of none; nothing is an empty message. */
async function readAnswer(answer: Response): Promise<Uint8Array> {
  const type = answer.headers.get("content-type") ?? "";
  if (!/^$|proto|octet-stream|text\/plain/.test(type)) throw new Error(`it cannot read ${type}`);
  return new Uint8Array(await answer.arrayBuffer());
}

class PythonSdkClient implements ConnectedClient {
  readonly #sandbox: Sandbox;
  readonly #session: Session;
  readonly #socket: WireConnection;

  constructor(sandbox: Sandbox, session: Session, socket: WireConnection) {
    this.#sandbox = sandbox;
    this.#session = session;
    this.#socket = socket;
  }

  get userId(): string {
    return this.#session.userId;
  }

  async joinClans(): Promise<void> {
    const { clandesc } = decodeClanDescList(
      await this.#call("ListClanDescs", encodeListClanDescRequest({ limit: 100 })),
    );
    const clanIds = [...clandesc.map(({ clanId }) => clanId), "0"];
    await Promise.all([
      ...clanIds.map((clanId) => this.#socket.request({ case: "clanJoin", value: { clanId } }, "clanJoin")),
      this.#call("ListChannelDescs", encodeListChannelDescsRequest({ channelType: 3, clanId: "0" })),
    ]);
  }

  post(channelId: string, text: string, components: readonly object[] = []): Promise<Sent> {
    return this.#write({
      channelId,
      clanId: this.#sandbox.clanId,
      mode: 2,
      isPublic: true,
      content: contentOf(text, components),
    });
  }

  async postInThread(channelId: string, text: string): Promise<Sent> {
    const { clanId } = this.#sandbox;
    const value = { clanId, channelId, channelType: 7, isPublic: false };
    await this.#socket.request({ case: "channelJoin", value }, "channel");
    return this.#write({ channelId, clanId, mode: 6, isPublic: false, content: contentOf(text) });
  }

  async writeTo(userId: string, text: string): Promise<Sent> {
    return this.#write({ ...(await this.#openConversation(userId)), content: contentOf(text) });
  }

  async whisperTo(userId: string, text: string): Promise<void> {
    await this.#whisper(userId, { ...(await this.#openConversation(userId)), content: contentOf(text) });
  }

  reply(to: Sent, text: string): Promise<Sent> {
    const references = [{ messageRefId: to.id, messageSenderId: this.#sandbox.userId, content: contentOf("asked") }];
    const place = { channelId: to.channelId, clanId: this.#sandbox.clanId, mode: 2, isPublic: true };
    return this.#write({ ...place, content: contentOf(text), references });
  }

  /** Edits and removals are envelopes, as posts are. */
  async edit({ id, channelId }: Sent, text: string): Promise<void> {
    const value = { clanId: this.#sandbox.clanId, channelId, messageId: id, mode: 2, content: contentOf(text) };
    await this.#socket.request({ case: "channelMessageUpdate", value }, "channelMessageAck");
  }

  async remove({ id, channelId }: Sent): Promise<void> {
    const value = { clanId: this.#sandbox.clanId, channelId, messageId: id, mode: 2 };
    await this.#socket.request({ case: "channelMessageRemove", value }, "channelMessageAck");
  }

  async react({ id, channelId }: Sent, emoji: string): Promise<void> {
    const value = { clanId: this.#sandbox.clanId, channelId, messageId: id, emojiId: "1", emoji, count: 1 };
    await this.#socket.request({ case: "messageReactionEvent", value }, "messageReactionEvent");
  }

  async sendEphemeral(channelId: string, receiverId: string, text: string): Promise<void> {
    const place = { clanId: this.#sandbox.clanId, channelId, mode: 2, isPublic: true };
    await this.#whisper(receiverId, { ...place, content: contentOf(text) });
  }

  async addMenu(menuName: string): Promise<void> {
    const menu = { id: "78", botId: this.userId, clanId: this.#sandbox.clanId, menuName, menuType: 2 };
    await this.#call("AddQuickMenuAccess", encodeQuickMenuAccess(menu));
  }

  async removeMenus(): Promise<void> {
    await this.#call("DeleteQuickMenuAccess", encodeQuickMenuAccess({ botId: this.userId }));
  }

  async hearMessage(text: string): Promise<Sent> {
    const heard = await this.#socket.push("channelMessage", ({ content }) => content === contentOf(text));
    return { id: heard.messageId, channelId: heard.channelId };
  }

  async hearClick(): Promise<string> {
    return (await this.#socket.push("messageButtonClicked")).buttonId;
  }

  async hearMenu(): Promise<{ readonly name: string; readonly authorId: string }> {
    const { menuName, messageSenderId } = await this.#socket.push("quickMenuEvent");
    return { name: menuName, authorId: messageSenderId };
  }

  async hearFriendRequest(): Promise<string> {
    const { notifications } = await this.#socket.push("notifications", (each) => {
      return each.notifications.some(({ code }) => code === FRIEND_REQUEST);
    });
    return notifications[0]?.senderId ?? "";
  }

  async hearTokens(): Promise<number> {
    return (await this.#socket.push("tokenSentEvent", ({ receiverId }) => receiverId === this.userId)).amount;
  }

  close(): void {
    this.#socket.close();
  }

  #call(name: string, body: Uint8Array): Promise<Uint8Array> {
    return callOverHttp({ session: this.#session, ca: this.#sandbox.ca, read: readAnswer }, name, body);
  }

  async #openConversation(userId: string): Promise<Init<ChannelMessageSend>> {
    const request = encodeCreateChannelDescRequest({ clanId: "0", type: 3, channelPrivate: 1, userIds: [userId] });
    const { channelId } = decodeChannelDescription(await this.#call("CreateChannelDesc", request));
    const value = { clanId: "0", channelId, channelType: 3, isPublic: false };
    await this.#socket.request({ case: "channelJoin", value }, "channel");
    return { channelId, clanId: "0", mode: 4, isPublic: false };
  }

  async #whisper(receiverId: string, message: Init<ChannelMessageSend>): Promise<void> {
    const value = { receiverIds: [receiverId], message };
    await this.#socket.request({ case: "ephemeralMessageSend", value }, "channelMessage");
  }

  async #write(value: Init<ChannelMessageSend>): Promise<Sent> {
    const ack = await this.#socket.request({ case: "channelMessageSend", value }, "channelMessageAck");
    return { id: ack.messageId, channelId: ack.channelId };
  }
}

function contentOf(text: string, components: readonly object[] = []): string {
  return JSON.stringify(components.length === 0 ? { t: text } : { t: text, components });
}
