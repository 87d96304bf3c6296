import type { SystemMessage } from "../../../generated/mezon/api/system_message_pb.js";
import { patched } from "../../core/patched.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone } from "../require.js";

/** Changes of a system message; omitted fields keep their value. */
export type SystemMessageChanges = Partial<
  Pick<SystemMessage, "channelId" | "welcomeRandom" | "welcomeSticker" | "boostMessage" | "setupTips" | "hideAuditLog">
>;

const SYSTEM_MESSAGE: KeysOf<SystemMessageChanges> = {
  ...{ channelId: true, welcomeRandom: true, welcomeSticker: true, boostMessage: true, setupTips: true },
  hideAuditLog: true,
};

/** Changes the message that the server posts when somebody joins a clan; creates it if there is none. */
export async function changeSystemMessage(
  context: ModelContext,
  clanId: string,
  message: SystemMessageChanges,
  options: CallOptions,
): Promise<void> {
  requireOptions(message, SYSTEM_MESSAGE, { path: "message" });
  idOrNone(message.channelId, "channelId");
  const changes = { ...message };
  const { id, channelId, welcomeRandom, welcomeSticker, boostMessage, setupTips, hideAuditLog } =
    await context.rpc.getSystemMessageByClanId({ clanId }, options);
  const known = { channelId, welcomeRandom, welcomeSticker, boostMessage, setupTips, hideAuditLog };
  const request = { ...patched(known, changes), clanId };
  if (id === "0") await context.rpc.createSystemMessage(request, options);
  else await context.rpc.updateSystemMessage(request, options);
}
