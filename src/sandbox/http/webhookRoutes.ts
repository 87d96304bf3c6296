import { MessageCode } from "../../../generated/constants.js";
import { openDirectConversation } from "../actions/creatingChannels.js";
import { post } from "../actions/posting.js";
import { invalid, unauthenticated } from "../refusal.js";
import type { Hook } from "../state/things.js";
import { type HttpAnswer, type HttpRequest, JSON_TYPE } from "./exchange.js";
import { objectAt, readJson, textAt } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";

const CHANNEL_HOOK = /^\/webhooks\/(\d+)\/([\w-]+)$/;
const CLAN_HOOK = /^\/clanwebhooks\/([\w-]+)\/([^/]+)$/;

export function isWebhookPath(path: string): boolean {
  return CHANNEL_HOOK.test(path) || CLAN_HOOK.test(path);
}

/** Posts what a webhook is sent, in the name of whoever made it: the sandbox knows no other senders. */
export function postByWebhook(request: HttpRequest, context: ServiceContext): HttpAnswer {
  const message = objectAt(readJson(request.body), "message");
  const text = textAt(message, "t");
  if (text === "") throw invalid("message.t is empty");
  const [, channelId = "", channelToken = ""] = CHANNEL_HOOK.exec(request.path) ?? [];
  const [, clanToken = "", user = ""] = CLAN_HOOK.exec(request.path) ?? [];
  const hook = hookOf(context, channelId === "" ? clanToken : channelToken, channelId === "" ? "0" : channelId);
  const { world } = context.platform;
  const maker = world.people.get(hook.creatorId);
  context.platform.pushes.afterwards(() => {
    const place = channelId === "" ? conversationWith(context, hook, decodeURIComponent(user)) : hook.channelId;
    const parts = { mentions: [], attachments: [], references: [], topicId: "0", code: MessageCode.Chat };
    post(context.platform, maker, { ...parts, channelId: place, content: JSON.stringify(message) });
  });
  return { status: 200, contentType: JSON_TYPE, body: "{}" };
}

function hookOf({ platform }: ServiceContext, token: string, channelId: string): Hook {
  const [hook] = platform.world.webhooks.where((each) => each.token === token && each.channelId === channelId);
  if (hook === undefined) throw unauthenticated("the webhook's token is not valid");
  return hook;
}

function conversationWith({ platform }: ServiceContext, hook: Hook, user: string): string {
  const { world } = platform;
  const receiver = world.people.findByName(user) ?? world.people.get(user);
  if (!world.clans.get(hook.clanId).memberIds.has(receiver.id)) throw invalid(`${user} is no member of the clan`);
  return openDirectConversation(platform, world.people.get(hook.creatorId), receiver.id).id;
}
