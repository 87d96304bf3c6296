import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { encodeSession } from "../../../generated/mezon/api/session_codec.js";
import { accountOf, tokenOf } from "./account.js";
import { answerTo } from "./calls.js";
import { worldOf } from "./world.js";

const LOGIN = "/v2/apps/authenticate/token";

/** Responds to logins and lists: in protobuf to ours, in the older JSON to the official SDK. */
export async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const body = await bodyOf(request);
  if (url.pathname === LOGIN) logIn(request, response, body);
  else if (url.pathname.startsWith("/v2/")) answerOlder(request, response, url);
  else answerCall(request, response, url.pathname.slice(url.pathname.lastIndexOf("/") + 1), body);
}

function logIn(request: IncomingMessage, response: ServerResponse, body: Uint8Array): void {
  const { account } = JSON.parse(Buffer.from(body).toString()) as {
    readonly account: { readonly appid: string; readonly token: string };
  };
  const isOlder = request.headers.accept === "application/json";
  const token = tokenOf({ botId: account.appid, world: account.token, isOlder });
  const apiUrl = `http://${request.headers.host}`;
  if (isOlder) sendJson(response, { token, refresh_token: token, user_id: account.appid, api_url: apiUrl });
  else
    send(
      response,
      encodeSession({ token, refreshToken: token, userId: account.appid, apiUrl, wsUrl: request.headers.host ?? "" }),
    );
}

function answerCall(request: IncomingMessage, response: ServerResponse, name: string, body: Uint8Array): void {
  const answered = answerTo(name, body, worldOf(accountOf(bearer(request)).world));
  if (answered === undefined) response.writeHead(404).end();
  else send(response, answered);
}

function answerOlder(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const world = worldOf(accountOf(bearer(request)).world);
  const [, , place, id] = url.pathname.split("/");
  if (place === "clandesc")
    sendJson(response, {
      clandesc: world.clans.map(({ clanId, clanName }) => ({ clan_id: clanId, clan_name: clanName })),
    });
  else if (place === "channeldesc" && id === undefined)
    sendJson(response, {
      channeldesc: (world.channelsOf.get(url.searchParams.get("clan_id") ?? "") ?? []).map(asOlder),
    });
  else {
    const channel = world.channels.get(id ?? "");
    sendJson(response, channel === undefined ? {} : asOlder(channel));
  }
}

function asOlder(channel: ChannelDescription): Readonly<Record<string, unknown>> {
  return {
    clan_id: channel.clanId,
    clan_name: channel.clanName,
    channel_id: channel.channelId,
    channel_label: channel.channelLabel,
    category_id: channel.categoryId,
    category_name: channel.categoryName,
    type: channel.type,
    active: channel.active,
    creator_id: channel.creatorId,
    create_time_seconds: channel.createTimeSeconds,
    topic: channel.topic,
  };
}

function bearer(request: IncomingMessage): string {
  return request.headers.authorization?.replace(/^Bearer /, "") ?? "";
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  // Plain arrays: what is decoded must not hold Buffers.
  return new Uint8Array(Buffer.concat(parts));
}

function send(response: ServerResponse, body: Uint8Array): void {
  response.writeHead(200, { "Content-Type": "application/x-protobuf", "Content-Length": body.length }).end(body);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}
