import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireText, someIds } from "../require.js";
import type { Channel } from "./channel.js";

/** Changes of a channel; omitted fields keep their value. */
export interface ChannelChanges {
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly ageRestricted?: boolean | undefined;
}

/** Who sees a private channel. */
export interface ChannelAccess {
  readonly userIds?: readonly string[] | undefined;
  readonly roleIds?: readonly string[] | undefined;
}

const CHANGES: KeysOf<ChannelChanges> = { name: true, topic: true, avatarUrl: true, ageRestricted: true };
const ACCESS_OPTIONS: KeysOf<CallOptions & ChannelAccess> = { ...WAIT_KEYS, userIds: true, roleIds: true };

/** @throws {ValidationError} for malformed changes. */
export function requireChannelChanges(changes: ChannelChanges): void {
  requireOptions(changes, CHANGES, { path: "changes" });
  if (changes.name !== undefined) requireText(changes.name, "name");
}

/** Changes a channel that the server has described. */
export async function changeChannel(
  context: ModelContext,
  channel: Channel,
  changes: ChannelChanges,
  options: CallOptions,
): Promise<void> {
  const { name, topic, avatarUrl, ageRestricted } = changes;
  const known = channel.wire;
  const { clanId, channelId, categoryId, appId, e2ee } = known;
  await context.rpc.updateChannelDesc(
    {
      ...{ clanId, channelId, categoryId, appId, e2ee },
      // Plain fields cannot say "unchanged", so the known values are sent as well.
      topic: topic ?? known.topic,
      ageRestricted: Number(ageRestricted ?? known.ageRestricted === 1),
      channelLabel: name,
      channelAvatar: avatarUrl,
    },
    options,
  );
  context.channels.patch(channel, {
    channelLabel: name,
    topic,
    channelAvatar: avatarUrl,
    ageRestricted: ageRestricted === undefined ? undefined : Number(ageRestricted),
  });
}

/** Makes a channel private, or public again. */
export async function setChannelPrivate(
  context: ModelContext,
  channel: Channel,
  isPrivate: boolean,
  options: CallOptions & ChannelAccess,
): Promise<void> {
  requireOptions(options, ACCESS_OPTIONS);
  const { userIds, roleIds } = options;
  const access = { userIds: someIds(userIds, "userIds"), roleIds: someIds(roleIds, "roleIds") };
  const given = waitOf(options);
  const channelPrivate = isPrivate ? 1 : 0;
  await context.rpc.updateChannelPrivate({ ...(await channel.ids(given)), channelPrivate, ...access }, given);
  context.channels.patch(channel, { channelPrivate });
}
