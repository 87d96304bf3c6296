import type { CallOptions } from "./message/sendOptions.js";
import type { MessageTarget } from "./messageTarget.js";
import type { ModelContext } from "./modelContext.js";

/** Shows a typing indicator to the others in a place. */
export async function startTyping(context: ModelContext, place: MessageTarget, options: CallOptions): Promise<void> {
  const { channelId, clanId = "0", mode, isPublic } = place;
  const value = { clanId, channelId, mode, isPublic, senderId: context.selfId };
  await context.request({ case: "messageTypingEvent", value }, options);
}
