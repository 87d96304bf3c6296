import { randomUUID } from "node:crypto";
import { limits } from "../limits.js";
import { invalid, notFound } from "../refusal.js";
import { bearerToken, type HttpAnswer, type HttpRequest, JSON_TYPE } from "./exchange.js";
import { readJson, textAt } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";

/** `POST /api/playmedia`: plays something into a voice room. The sandbox only keeps what was asked for. */
export function playMedia(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  platform.sessions.authenticate(bearerToken(request));
  const body = readJson(request.body);
  const roomName = textAt(body, "room_name");
  const url = textAt(body, "url");
  if (!URL.canParse(url)) throw invalid("url is no URL");
  const room = platform.world.channels.all().find((channel) => channel.meetingCode === roomName);
  if (room === undefined) throw notFound(`there is no room ${roomName.slice(0, 100)}`);
  const { played } = platform.world;
  if (played.length >= limits.records) played.shift();
  played.push({ channelId: room.id, url, name: textAt(body, "name") });
  return { status: 200, contentType: JSON_TYPE, body: JSON.stringify({ ingress_id: randomUUID() }) };
}
