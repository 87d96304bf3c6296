import { postByWebhook } from "../actions/webhooks.js";
import { invalid } from "../refusal.js";
import { type HttpAnswer, type HttpRequest, JSON_TYPE } from "./exchange.js";
import { getObject, getString, readJson } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";

const CHANNEL_HOOK = /^\/webhooks\/(\d+)\/([\w-]+)$/;
const CLAN_HOOK = /^\/clanwebhooks\/([\w-]+)\/([^/]+)$/;

export function isWebhookPath(path: string): boolean {
  return CHANNEL_HOOK.test(path) || CLAN_HOOK.test(path);
}

/** `POST /webhooks/<channel>/<token>` and `POST /clanwebhooks/<token>/<user>`: posts the body of the request. */
export function answerWebhook(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const message = getObject(readJson(request.body), "message");
  if (getString(message, "t") === "") throw invalid("message.t is empty");
  const content = JSON.stringify(message);
  const [, channelId = "", channelToken = ""] = CHANNEL_HOOK.exec(request.path) ?? [];
  const [, clanToken = "", user = ""] = CLAN_HOOK.exec(request.path) ?? [];
  const { deliver: afterwards } = platform.broadcaster.hold(() => {
    if (channelId === "") postByWebhook(platform, clanToken, { member: decodedName(user) }, content);
    else postByWebhook(platform, channelToken, { channelId }, content);
  });
  return { status: 200, contentType: JSON_TYPE, body: "{}", afterwards };
}

function decodedName(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalid("the path names no user: it is not encoded as a URL");
  }
}
