/**
 * Where `mezon-js-protobuf` 1.10.20 is known to differ from our schema, and why.
 * The package is older than the schema: what the server has learnt since is ours
 * only, and a few fields have changed their number or type.
 */
const NEWER = "added after this package was made";
const REPLACED = "the server names people and rooms by id now";
const RENUMBERED = "the lists of this carrier have been renumbered since";

/** The package misspells the name; the field is the same. */
export const RESPELT = "mezon.api.MessageRef 8: mesages_sender_avatar string, ours message_sender_avatar string";

export const OFFICIAL_DRIFT: Readonly<Record<string, string>> = {
  [RESPELT]: "misspelt in the package",

  "mezon.api.DirectFcmProto 20: topic_id int64, only ours": NEWER,
  "mezon.api.ListSdTopicRequest 3: page int32, only ours": NEWER,
  "mezon.api.Message2InboxRequest 10: topic_id int64, only ours": NEWER,
  "mezon.api.ParticipantInfo 4: tracks repeated message, only ours": NEWER,
  "mezon.api.Session 10: tcp_url string, only ours": NEWER,
  "mezon.api.Session 9: session_id string, only ours": NEWER,
  "mezon.api.UploadAttachmentRequest 6: part_count int32, only ours": NEWER,
  "mezon.api.VoiceChannelUser 4: share_screen_ids repeated string, only ours": NEWER,
  "mezon.realtime.ChannelMessageUpdate 12: create_time_seconds uint32, only ours": NEWER,
  "mezon.realtime.ClanJoin 2: is_last_field bool, only ours": NEWER,
  "mezon.realtime.Envelope 100: voice_interactive_event message, only ours": NEWER,
  "mezon.realtime.Envelope 95: list_channel_users_banned_event message, only ours": NEWER,
  "mezon.realtime.Envelope 96: refresh_session_event message, only ours": NEWER,
  "mezon.realtime.Envelope 97: channel_archive_event message, only ours": NEWER,
  "mezon.realtime.Envelope 98: topic_in_message_event message, only ours": NEWER,
  "mezon.realtime.Envelope 99: screen_share_event message, only ours": NEWER,
  "mezon.realtime.QuickMenuDataEvent 3: sender_id int64, only ours": NEWER,
  "mezon.realtime.QuickMenuDataEvent 4: message_sender_id int64, only ours": NEWER,

  "mezon.api.MeetParticipantRequest 1: username string, ours user_id int64": REPLACED,
  "mezon.api.MeetParticipantRequest 2: room_name string, ours channel_id int64": REPLACED,
  "mezon.api.MeetParticipantRequest 3: channel_id int64, ours clan_id int64": REPLACED,
  "mezon.api.MeetParticipantRequest 4: clan_id int64, not ours": REPLACED,
  "mezon.realtime.MeetParticipantEvent 1: username string, ours user_id int64": REPLACED,

  "mezon.realtime.ListDataSocket 2: list_unread_msg_indicator_req message, ours list_channel_badge_count_req message":
    RENUMBERED,
  "mezon.realtime.ListDataSocket 3: unread_msg_indicator message, ours channel_badge_count message": RENUMBERED,
  "mezon.realtime.ListDataSocket 4: list_clan_badge_count_req message, ours clan_badge_count message": RENUMBERED,
  "mezon.realtime.ListDataSocket 5: clan_badge_count message, ours list_loged_device message": RENUMBERED,
  "mezon.realtime.ListDataSocket 6: list_loged_device message, ours list_user_online_req message": RENUMBERED,
  "mezon.realtime.ListDataSocket 7: user_online_list message, only ours": RENUMBERED,
  "mezon.api.ListClanBadgeCountResponse 1: badge_count int32, ours list_badge repeated message":
    "one number for one clan has become a list for all clans",

  "mezon.realtime.Envelope 1: cid string, ours cid int32": "requests were numbered with text",
  "mezon.realtime.UserPresence 2: session_id string, ours session_id int32": "sessions were named with text",
  "mezon.realtime.Envelope 92: update_localcache_event message, ours api_request_event message":
    "the number has been given to calls over the socket",
  "mezon.api.NotificationUserChannel 3: time_mute_seconds uint32, ours time_mute_seconds int32":
    "signed since; the same bytes up to 2,147,483,647",
  "mezon.api.RegistFcmDeviceTokenResponse 2: device_id int64, ours device_id string":
    "a device is named with text since",
};
