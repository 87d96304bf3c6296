import { playMedia } from "../actions/media.js";
import { randomUuid } from "../crypto.js";
import { bearerToken, type HttpAnswer, type HttpRequest, JSON_TYPE } from "./exchange.js";
import { getString, readJson } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";

/** `POST /api/playmedia`. */
export function answerPlayMedia(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  platform.sessions.authenticate(bearerToken(request));
  const body = readJson(request.body);
  playMedia(platform, {
    roomName: getString(body, "room_name"),
    url: getString(body, "url"),
    name: getString(body, "name"),
  });
  return { status: 200, contentType: JSON_TYPE, body: JSON.stringify({ ingress_id: randomUuid() }) };
}
