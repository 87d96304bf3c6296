import {
  decodeChannelDescription,
  encodeCreateChannelDescRequest,
  encodeListChannelDescsRequest,
} from "../../generated/mezon/api/channel_codec.js";
import { decodeClanDescList, encodeListClanDescRequest } from "../../generated/mezon/api/clan_codec.js";
import { encodeQuickMenuAccess } from "../../generated/mezon/api/quick_menu_codec.js";
import { encodeUpdateRoleRequest } from "../../generated/mezon/api/role_codec.js";
import type { Session } from "../../generated/mezon/api/session_pb.js";
import {
  encodeChannelMessageRemove,
  encodeChannelMessageUpdate,
} from "../../generated/mezon/realtime/message_codec.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../src/runtime/wire.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { ConnectedClient, ForeignClient, Sent } from "./foreignClient.js";
import { callOverHttp, logInAsApp, type ReadAnswer, WireConnection, WireError } from "./wireConnection.js";

const CONVERSATIONS = "0";
const CHANNEL_MODE = 2;
const DM_MODE = 4;
const THREAD_MODE = 6;
const FRIEND_REQUEST = -2;

/** The wire of the official bot SDK: 2.8.48 joins clans only; 2.8.53 joins a channel too when a post was refused. */
export function botSdkWire(version: "2.8.48" | "2.8.53"): ForeignClient {
  return {
    name: `mezon-sdk ${version}`,
    isPackage: false,
    connect: async (sandbox) => {
      const session = await logInAsApp(sandbox);
      const socket = await WireConnection.open(socketUrl(session), [], sandbox.ca);
      const client = new BotSdkClient(sandbox, session, socket, version === "2.8.53");
      await client.joinClans();
      return client;
    },
  };
}

/** A bare host is as secure as the API. */
function socketUrl({ apiUrl, wsUrl, token }: Session): string {
  const scheme = apiUrl.startsWith("https:") ? "wss" : "ws";
  const host = /^wss?:\/\//.test(wsUrl) ? wsUrl : `${scheme}://${wsUrl}`;
  return `${host}/ws?lang=en&status=true&token=${encodeURIComponent(token)}&format=protobuf`;
}

/** It decodes what says that it is protobuf, takes a 204 for nothing, and parses anything else as JSON. */
async function readAnswer(answer: Response): Promise<Uint8Array> {
  if (answer.status === 204) return new Uint8Array();
  const type = answer.headers.get("content-type") ?? "";
  if (/proto|octet-stream/.test(type)) {
    return new Uint8Array(await answer.arrayBuffer());
  }
  await answer.json();
  return new Uint8Array();
}

/** Calls whose answer it takes for JSON, or for nothing. */
async function readNothing(answer: Response): Promise<Uint8Array> {
  if (answer.status !== 204) await answer.json();
  return new Uint8Array();
}

class BotSdkClient implements ConnectedClient {
  readonly #sandbox: Sandbox;
  readonly #session: Session;
  readonly #socket: WireConnection;
  readonly #joinsOnRefusal: boolean;
  /** Its messages whose acknowledgement it has handled: it keeps them, and the echo replaces what it keeps. */
  readonly #acknowledged = new Set<string>();
  readonly #echoedTooEarly: string[] = [];

  constructor(sandbox: Sandbox, session: Session, socket: WireConnection, joinsOnRefusal: boolean) {
    this.#sandbox = sandbox;
    this.#session = session;
    this.#socket = socket;
    this.#joinsOnRefusal = joinsOnRefusal;
    socket.onPush = ({ message }) => {
      if (message.case !== "channelMessage" || message.value.senderId !== this.userId || message.value.code !== 0)
        return;
      const { messageId, content } = message.value;
      if (!this.#acknowledged.has(messageId)) this.#echoedTooEarly.push(content);
    };
  }

  get userId(): string {
    return this.#session.userId;
  }

  async joinClans(): Promise<void> {
    const request = encodeListClanDescRequest({ limit: 100, state: 1 });
    const { clandesc } = decodeClanDescList(await this.#call("ListClanDescs", request));
    for (const { clanId } of [...clandesc, { clanId: CONVERSATIONS }]) {
      const list = encodeListChannelDescsRequest({ limit: 500, state: 1, clanId, channelType: 1 });
      await this.#call("ListChannelDescs", list);
      await this.#socket.request({ case: "clanJoin", value: { clanId } }, "clanJoin");
    }
  }

  post(channelId: string, text: string, components: readonly object[] = []): Promise<Sent> {
    return this.#write({
      channelId,
      clanId: this.#sandbox.clanId,
      mode: CHANNEL_MODE,
      isPublic: true,
      content: contentOf(text, components),
    });
  }

  async postInThread(channelId: string, text: string): Promise<Sent> {
    await this.#join({ channelId, clanId: this.#sandbox.clanId, isPublic: false }, 7);
    const place = { channelId, clanId: this.#sandbox.clanId, mode: THREAD_MODE, isPublic: false };
    return this.#write({ ...place, content: contentOf(text) });
  }

  async writeTo(userId: string, text: string): Promise<Sent> {
    return this.#write({ ...(await this.#openConversation(userId)), content: contentOf(text) });
  }

  async whisperTo(userId: string, text: string): Promise<void> {
    await this.#whisper(userId, { ...(await this.#openConversation(userId)), content: contentOf(text) });
  }

  reply(to: Sent, text: string): Promise<Sent> {
    const reference = { messageRefId: to.id, messageSenderId: this.#sandbox.userId, content: contentOf("asked") };
    const place = { channelId: to.channelId, clanId: this.#sandbox.clanId, mode: CHANNEL_MODE, isPublic: true };
    return this.#write({ ...place, content: contentOf(text), references: [reference] });
  }

  /** Edits and removals are calls, answered in raw frames. */
  async edit({ id, channelId }: Sent, text: string): Promise<void> {
    const { clanId } = this.#sandbox;
    const place = { clanId, channelId, mode: CHANNEL_MODE, isPublic: true };
    const request = encodeChannelMessageUpdate({ ...place, messageId: id, content: contentOf(text) });
    await this.#socket.call(-1, "UpdateChannelMessage", request);
  }

  async remove({ id, channelId }: Sent): Promise<void> {
    const { clanId } = this.#sandbox;
    const request = encodeChannelMessageRemove({ clanId, channelId, messageId: id, mode: CHANNEL_MODE });
    await this.#socket.call(-1, "DeleteChannelMessage", request);
  }

  async react({ id, channelId }: Sent, emoji: string): Promise<void> {
    const value = { clanId: this.#sandbox.clanId, channelId, messageId: id, emojiId: "1", emoji, count: 1 };
    await this.#socket.request({ case: "messageReactionEvent", value }, "messageReactionEvent");
  }

  async sendEphemeral(channelId: string, receiverId: string, text: string): Promise<void> {
    const place = { clanId: this.#sandbox.clanId, channelId, mode: CHANNEL_MODE, isPublic: true };
    await this.#whisper(receiverId, { ...place, content: contentOf(text) });
  }

  async renameRole(roleId: string, title: string): Promise<void> {
    const request = encodeUpdateRoleRequest({ roleId, title, clanId: this.#sandbox.clanId });
    await this.#call("UpdateRole", request, readNothing);
  }

  async addMenu(menuName: string): Promise<void> {
    const menu = {
      id: "77",
      botId: this.userId,
      clanId: this.#sandbox.clanId,
      menuName,
      actionMsg: `/${menuName}`,
      menuType: 2,
    };
    await this.#call("AddQuickMenuAccess", encodeQuickMenuAccess(menu), readNothing);
  }

  /** It writes its own id where that of a menu is expected. */
  async removeMenus(): Promise<void> {
    await this.#call("DeleteQuickMenuAccess", encodeQuickMenuAccess({ id: this.userId }), readNothing);
  }

  async hearMessage(text: string): Promise<Sent> {
    const heard = await this.#socket.push("channelMessage", ({ content }) => content === contentOf(text));
    if (this.#echoedTooEarly.includes(heard.content)) throw new Error("the echo came with its acknowledgement");
    return { id: heard.messageId, channelId: heard.channelId };
  }

  async hearClick(): Promise<string> {
    return (await this.#socket.push("messageButtonClicked")).buttonId;
  }

  async hearMenu(): Promise<{ readonly name: string; readonly authorId: string }> {
    const { menuName, messageSenderId } = await this.#socket.push("quickMenuEvent");
    return { name: menuName, authorId: messageSenderId };
  }

  /** `add_friend` does not pass its filter. */
  async hearFriendRequest(): Promise<string> {
    const isAsked = (code: number): boolean => code === FRIEND_REQUEST;
    const { notifications } = await this.#socket.push("notifications", (each) => {
      return each.notifications.some(({ code }) => isAsked(code));
    });
    return notifications.find(({ code }) => isAsked(code))?.senderId ?? "";
  }

  async hearTokens(): Promise<number> {
    return (await this.#socket.push("tokenSentEvent", ({ receiverId }) => receiverId === this.userId)).amount;
  }

  close(): void {
    this.#socket.close();
  }

  #call(name: string, body: Uint8Array, read: ReadAnswer = readAnswer): Promise<Uint8Array> {
    return callOverHttp({ session: this.#session, ca: this.#sandbox.ca, read }, name, body);
  }

  async #openConversation(userId: string): Promise<Init<ChannelMessageSend>> {
    const request = encodeCreateChannelDescRequest({ clanId: "0", type: 3, channelPrivate: 1, userIds: [userId] });
    const { channelId } = decodeChannelDescription(await this.#call("CreateChannelDesc", request));
    await this.#join({ channelId, clanId: "0", isPublic: false }, 3);
    return { channelId, clanId: "0", mode: DM_MODE, isPublic: false };
  }

  async #whisper(receiverId: string, message: Init<ChannelMessageSend>): Promise<void> {
    const value = { receiverIds: [receiverId], message };
    await this.#socket.request({ case: "ephemeralMessageSend", value }, "channelMessage");
  }

  async #write(value: Init<ChannelMessageSend>): Promise<Sent> {
    const send = () => this.#socket.request({ case: "channelMessageSend", value }, "channelMessageAck");
    const ack = await send().catch(async (error: unknown) => {
      const isUnjoined = error instanceof WireError && error.code === 3 && /must join channel/i.test(error.message);
      if (!this.#joinsOnRefusal || !isUnjoined) throw error;
      await this.#join(value, 1);
      return send();
    });
    this.#acknowledged.add(ack.messageId);
    return { id: ack.messageId, channelId: ack.channelId };
  }

  async #join({ clanId, channelId, isPublic }: Init<ChannelMessageSend>, channelType: number): Promise<void> {
    await this.#socket.request({ case: "channelJoin", value: { clanId, channelId, channelType, isPublic } }, "channel");
  }
}

function contentOf(text: string, components: readonly object[] = []): string {
  return JSON.stringify(components.length === 0 ? { t: text } : { t: text, components });
}
