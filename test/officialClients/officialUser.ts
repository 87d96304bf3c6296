import type { ChannelMessage, Client, MessageTypingEvent, Session, Socket } from "mezon-js";
import { onTestFinished } from "vitest";
import type { Sandbox } from "../../src/sandbox/index.js";
import { Heard } from "./heard.js";
import { mezonJs } from "./officialPackages.js";

const HTTP_TIMEOUT_MS = 5000;

type Reaction = Parameters<Socket["onmessagereaction"]>[0];

/** A person who is logged in and connected with the official client, and what the client told them. */
export interface OfficialUser {
  readonly sandbox: Sandbox;
  readonly id: string;
  readonly client: Client;
  readonly session: Session;
  readonly socket: Socket;
  readonly messages: Heard<ChannelMessage>;
  readonly reactions: Heard<Reaction>;
  readonly typing: Heard<MessageTypingEvent>;
}

/** The official client, pointed at the sandbox as at a gateway. */
export function officialClient(sandbox: Sandbox): Client {
  const client = new mezonJs.Client(
    "defaultkey",
    sandbox.host,
    String(sandbox.port),
    sandbox.useSSL,
    HTTP_TIMEOUT_MS,
    true,
  );
  // The client would print each token it gets.
  client.onRefreshSession = () => undefined;
  return client;
}

/** Logs somebody in by e-mail address, and moves the client to the host the session names. */
export async function logIn(sandbox: Sandbox, name: string): Promise<{ client: Client; session: Session }> {
  const client = officialClient(sandbox);
  const { email, password } = sandbox.user(name).credentials;
  const session = await client.authenticateEmail(email, password, name);
  const api = new URL(session.api_url);
  client.setBasePath(api.hostname, api.port, api.protocol === "https:");
  return { client, session };
}

/** Logs in, connects and joins the sandbox's clan; disconnects when the test ends. */
export async function connect(sandbox: Sandbox, name: string): Promise<OfficialUser> {
  const { client, session } = await logIn(sandbox, name);
  const socket = socketOf(client, session);
  const messages = new Heard<ChannelMessage>();
  const reactions = new Heard<Reaction>();
  const typing = new Heard<MessageTypingEvent>();
  socket.onchannelmessage = messages.hear;
  socket.onmessagereaction = reactions.hear;
  socket.onmessagetyping = typing.hear;
  await socket.connect(session, true, "0");
  await socket.joinClanChat(sandbox.clanId);
  return { sandbox, id: sandbox.user(name).id, client, session, socket, messages, reactions, typing };
}

/** A socket to the host the session names, not connected; disconnects when the test ends. */
export function socketOf(client: Client, session: Session): Socket {
  const { host, port, secure } = socketHost(session);
  const socket = client.createSocket(secure, host, port);
  onTestFinished(() => socket.disconnect(false));
  return socket;
}

/** `ws_url` names a host with or without a scheme; without one it is as secure as the API. */
function socketHost(session: Session): { host: string; port: string; secure: boolean } {
  const { api_url: api, ws_url: ws } = session;
  const url = new URL(/^wss?:\/\//.test(ws) ? ws : `${api.startsWith("https:") ? "wss" : "ws"}://${ws}`);
  return { host: url.hostname, port: url.port, secure: url.protocol === "wss:" };
}
