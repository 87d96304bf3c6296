import { joinAndRetry } from "../joinRetry.js";
import type { ModelContext } from "../modelContext.js";
import type { Message } from "./message.js";
import { type AnyContent, contentOf, hasFiles, WrittenContent, withFiles } from "./messageSender.js";
import { type UpdateOptions, updateOptions } from "./sendOptions.js";

/** Replaces content, mentions and attachments of one of the account's own messages. */
export async function editMessage(
  context: ModelContext,
  message: Message,
  content: AnyContent,
  options: UpdateOptions,
): Promise<void> {
  const shown = message.isEphemeral ? context.ephemerals.get(message.id) : undefined;
  const { hideEdited = false, timeoutMs, signal, ...given } = updateOptions(options);
  // What an edit does not name stays: the server drops what is not sent again.
  const beside = given.attachments === undefined ? { ...given, attachments: message.attachments } : given;
  const waitOptions = { timeoutMs, signal };
  if (shown !== undefined) {
    await shown.replace(content, { ...beside, ...waitOptions });
    return;
  }
  // What was written before the message was known keeps its attachments as well.
  const kept = given.attachments === undefined && content instanceof WrittenContent ? content.beside(message) : content;
  const body = hasFiles(beside) ? await withFiles(context, kept, { ...beside, signal }) : contentOf(kept, beside);
  const { content: text, mentions, attachments } = body;
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
    createTimeSeconds: Math.floor(message.createdAt.getTime() / 1000),
  };
  await joinAndRetry(context, message, waitOptions, (left) => context.socketRpc.updateChannelMessage(request, left));
  context.history.edited(message.replaceContent({ content: text, mentions, attachments }));
}
