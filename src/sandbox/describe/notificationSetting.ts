import type { NotificationUserChannel } from "../../../generated/mezon/api/notification_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { NotificationSetting } from "../state/notificationSettings.js";

export function describeNotificationSetting(setting: NotificationSetting): Init<NotificationUserChannel> {
  const { placeId, level, muteSeconds } = setting;
  const active = Number(muteSeconds === 0);
  return { id: placeId, channelId: placeId, notificationSettingType: level, timeMuteSeconds: muteSeconds, active };
}
