import { joinAndRetry } from "../joinRetry.js";
import type { ModelContext } from "../modelContext.js";
import type { Message } from "./message.js";
import { type AnyContent, contentOf } from "./messageSender.js";
import { type UpdateOptions, updateOptions } from "./sendOptions.js";

/** Replaces content, mentions and attachments of one of the account's own messages. */
export async function editMessage(
  context: ModelContext,
  message: Message,
  content: AnyContent,
  options: UpdateOptions,
): Promise<void> {
  const shown = message.isEphemeral ? context.ephemerals.get(message.id) : undefined;
  const { hideEdited = false, attachments: files, mentions: given, ...waitOptions } = updateOptions(options);
  const beside = { attachments: files, mentions: given };
  if (shown !== undefined) {
    await shown.replace(content, { ...beside, ...waitOptions });
    return;
  }
  const { content: text, mentions, attachments } = contentOf(content, beside);
  const request = {
    clanId: message.clanId ?? "0",
    channelId: message.channelId,
    messageId: message.id,
    ...{ content: text, mentions, attachments },
    mode: message.mode,
    isPublic: message.isPublic,
    hideEditted: hideEdited,
    topicId: message.topicId ?? "0",
    isUpdateMsgTopic: message.topicId !== undefined,
    createTimeSeconds: message.wire.createTimeSeconds,
  };
  await joinAndRetry(context, message, waitOptions, (left) => context.socketRpc.updateChannelMessage(request, left));
  context.history.edited({ ...message.wire, content: text });
}
