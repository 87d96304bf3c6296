import { MuteState } from "../../generated/constants.js";
import type { NotificationUserChannel } from "../../generated/mezon/api/notification_pb.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireOptions } from "../core/requireOptions.js";
import { WAIT_KEYS } from "../core/requireWaitOptions.js";
import type { Channel } from "./channel/channel.js";
import { type CallOptions, callOptions, waitOf } from "./message/sendOptions.js";
import type { ModelContext } from "./modelContext.js";
import { requireDuration } from "./require.js";

/** A value of `NotificationType`: 1 everything, 2 mentions, 3 nothing. */
export type NotificationLevel = number;

/** Duration of a mute. */
export interface MuteOptions extends CallOptions {
  /** Seconds, at least 1. @default permanent */
  readonly seconds?: number | undefined;
}

const MUTE_OPTIONS: KeysOf<MuteOptions> = { ...WAIT_KEYS, seconds: true };

const FOR_EVER = -1;

/** How the account is notified of a channel or a category. */
export interface NotificationSettings {
  fetch(options?: CallOptions): Promise<NotificationUserChannel>;
  set(level: NotificationLevel, options?: CallOptions): Promise<void>;
  /** Resets the setting to the clan's default. */
  reset(options?: CallOptions): Promise<void>;
  mute(options?: MuteOptions): Promise<void>;
  unmute(options?: CallOptions): Promise<void>;
}

export function channelNotifications({ rpc }: ModelContext, channel: Channel): NotificationSettings {
  const { id } = channel;
  const clanOf = async (options: CallOptions): Promise<string> => (await channel.ids(options)).clanId;
  const setMute = async (muteTime: number, active: MuteState, given: CallOptions): Promise<void> => {
    const options = callOptions(given);
    await rpc.setMuteChannel({ id, clanId: await clanOf(options), muteTime, active }, options);
  };
  return {
    fetch: (options) => rpc.getNotificationChannel({ channelId: id }, options),
    set: async (notificationType, given = {}) => {
      const options = callOptions(given);
      const clanId = await clanOf(options);
      await rpc.setNotificationChannelSetting({ channelCategoryId: id, notificationType, clanId }, options);
    },
    reset: async (options) => {
      await rpc.deleteNotificationChannel({ channelId: id }, options);
    },
    mute: async (options = {}) => setMute(muteTimeOf(options), MuteState.Muted, waitOf(options)),
    unmute: async (options = {}) => setMute(0, MuteState.Sounding, options),
  };
}

export function categoryNotifications({ rpc }: ModelContext, clanId: string, id: string): NotificationSettings {
  return {
    fetch: (options) => rpc.getNotificationCategory({ categoryId: id }, options),
    set: async (notificationType, options) => {
      await rpc.setNotificationCategorySetting({ channelCategoryId: id, notificationType, clanId }, options);
    },
    reset: async (options) => {
      await rpc.deleteNotificationCategorySetting({ categoryId: id }, options);
    },
    mute: async (options = {}) => {
      const muteTime = muteTimeOf(options);
      await rpc.setMuteCategory({ id, clanId, muteTime, active: MuteState.Muted }, waitOf(options));
    },
    unmute: async (options) => {
      await rpc.setMuteCategory({ id, clanId, muteTime: 0, active: MuteState.Sounding }, options);
    },
  };
}

function muteTimeOf(options: MuteOptions): number {
  requireOptions(options, MUTE_OPTIONS);
  const { seconds } = options;
  return seconds === undefined ? FOR_EVER : requireDuration(seconds, "seconds", 1);
}
