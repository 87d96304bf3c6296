import { decodeMutedChannelList, decodeNotificationChannelCategorySettingList, decodeNotificationList, decodeNotificationSetting, decodeNotifiReactMessage, encodeDefaultNotificationCategory, encodeDeleteNotificationsRequest, encodeListMutedChannelRequest, encodeListNotificationsRequest, encodeMarkAsReadRequest, encodeNotificationChannel, encodeNotificationClan, encodeNotifiReactMessage, encodeSetDefaultNotificationRequest, encodeSetMuteRequest, encodeSetNotificationRequest } from "../mezon/api/notification_deferred_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";
import { decodeNotificationUserChannel } from "../mezon/api/notification_common_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const notificationCalls = {
  deleteNotiReactMessage: {
    encode: encodeNotificationChannel,
    decode: decodeNothing,
  },
  getNotificationReactMessage: {
    encode: encodeNotifiReactMessage,
    decode: decodeNotifiReactMessage,
  },
  setNotificationReactMessage: {
    encode: encodeNotificationChannel,
    decode: decodeNothing,
  },
  deleteNotificationCategorySetting: {
    encode: encodeDefaultNotificationCategory,
    decode: decodeNothing,
  },
  deleteNotificationChannel: {
    encode: encodeNotificationChannel,
    decode: decodeNothing,
  },
  deleteNotifications: {
    encode: encodeDeleteNotificationsRequest,
    decode: decodeNothing,
  },
  getChannelCategoryNotiSettingsList: {
    encode: encodeNotificationClan,
    decode: decodeNotificationChannelCategorySettingList,
  },
  getNotificationCategory: {
    encode: encodeDefaultNotificationCategory,
    decode: decodeNotificationUserChannel,
  },
  getNotificationChannel: {
    encode: encodeNotificationChannel,
    decode: decodeNotificationUserChannel,
  },
  getNotificationClan: {
    encode: encodeNotificationClan,
    decode: decodeNotificationSetting,
  },
  listMutedChannel: {
    encode: encodeListMutedChannelRequest,
    decode: decodeMutedChannelList,
  },
  listNotifications: {
    encode: encodeListNotificationsRequest,
    decode: decodeNotificationList,
  },
  markAsRead: {
    encode: encodeMarkAsReadRequest,
    decode: decodeNothing,
  },
  setMuteCategory: {
    encode: encodeSetMuteRequest,
    decode: decodeNothing,
  },
  setMuteChannel: {
    encode: encodeSetMuteRequest,
    decode: decodeNothing,
  },
  setNotificationCategorySetting: {
    encode: encodeSetNotificationRequest,
    decode: decodeNothing,
  },
  setNotificationChannelSetting: {
    encode: encodeSetNotificationRequest,
    decode: decodeNothing,
  },
  setNotificationClanSetting: {
    encode: encodeSetDefaultNotificationRequest,
    decode: decodeNothing,
  },
};
