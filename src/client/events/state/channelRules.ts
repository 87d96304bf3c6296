import { ChannelType, ThreadStatus } from "../../../../generated/constants.js";
import type { ChannelDescription } from "../../../../generated/mezon/api/channel_pb.js";
import type { ChannelUpdatedEvent } from "../../../../generated/mezon/realtime/channel_pb.js";
import type { Changes } from "../../../core/patched.js";
import type { ModelContext } from "../../../model/modelContext.js";
import type { AddRule } from "./stateRule.js";

/**
 * Adds the rules for channels and threads that are created, changed, archived or deleted, and for the account being
 * added to them or removed.
 */
export function addChannelRules(context: ModelContext, on: AddRule): void {
  const { clans, channels } = context;
  on("channelCreated", (event) => {
    const { clanId, categoryId, creatorId, parentId, channelId, channelLabel, channelPrivate } = event;
    const { channelType: type, status: active, appId, clanName, channelAvatar } = event;
    const described = { clanId, categoryId, creatorId, parentId, channelId, channelLabel, channelPrivate };
    const more = { type, active, appId, clanName, channelAvatar };
    clans.get(clanId)?.channels.upsertPartial({ ...described, ...more });
  });
  on("channelUpdated", async (event) => {
    const { channelId } = event;
    await updateChannel(context, event);
    // The account was added to a thread, or a thread became active: the official client joins it.
    if (event.channelType === ChannelType.Thread && event.status === ThreadStatus.Joined)
      await joinChannel(context, channelId);
  });
  on("channelDeleted", ({ clanId, channelId }) => removeChannel(context, clanId, channelId));
  on("channelArchive", async ({ clanId, channelId, active, status }) => {
    const list = clans.get(clanId)?.channels;
    const known = channels.described(channelId);
    known?.patch({ active: active === 0 || status === 0 ? active : status });
    if (active === 0) list?.loaded.delete(channelId);
    else if (list?.loaded.cached !== undefined) list.upsert((known ?? (await channels.fetch(channelId))).wire);
  });
  on(
    "activeArchivedThread",
    ({ channelId }) => {
      const thread = channels.described(channelId);
      if (thread?.wire.active === ThreadStatus.Archived) thread.patch({ active: ThreadStatus.ActivePublic });
    },
    () => channels.size > 0,
  );
  on("userChannelAdded", async ({ channelDesc, users }) => {
    for (const { userId, isBot } of users) context.users.setIsBot(userId, isBot);
    if (channelDesc === undefined || !users.some(({ userId }) => userId === context.selfId)) return;
    const channel = clans.get(channelDesc.clanId)?.channels.upsert(channelDesc) ?? channels.upsert(channelDesc);
    await channel.join();
  });
  on("userChannelRemoved", ({ clanId, channelId, userIds }) => {
    if (userIds.includes(context.selfId)) removeChannel(context, clanId, channelId);
  });
}

async function updateChannel(context: ModelContext, event: ChannelUpdatedEvent): Promise<void> {
  const { clanId, channelId, parentId, creatorId, channelType: type, channelLabel, meetingCode, appId } = event;
  const { categoryId, topic, ageRestricted, e2ee, channelAvatar, channelPrivate } = event;
  const known = context.channels.described(channelId);
  const mayBeHidden = channelPrivate && known?.isPublic !== false && creatorId !== context.selfId;
  const changes: Changes<ChannelDescription> = {
    ...{ categoryId, topic, ageRestricted, e2ee, channelAvatar },
    channelPrivate: Number(channelPrivate),
    channelLabel: channelLabel || undefined,
    meetingCode: meetingCode || undefined,
  };
  if (known !== undefined) known.patch(changes);
  else {
    // A channel that was not known: the account could not see it before, or did not need it.
    const description = { ...changes, clanId, channelId, parentId, creatorId, type, appId };
    context.clans.get(clanId)?.channels.upsertPartial(description);
  }
  // The event does not say who can still see a channel that becomes private.
  if (mayBeHidden && clanId !== "0") await checkChannel(context, clanId, channelId);
}

async function checkChannel(context: ModelContext, clanId: string, channelId: string): Promise<void> {
  if (await context.channels.check(channelId)) return;
  context.clans.get(clanId)?.channels.loaded.delete(channelId);
}

function removeChannel(context: ModelContext, clanId: string, channelId: string): void {
  context.channels.remove(channelId);
  context.clans.get(clanId)?.channels.loaded.delete(channelId);
}

async function joinChannel(context: ModelContext, channelId: string): Promise<void> {
  const channel = await context.channels.fetch(channelId);
  await channel.join();
}
