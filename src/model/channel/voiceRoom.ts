import { brand } from "../../core/brand.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { MediaToPlay, PlayMediaResponse } from "../playMedia.js";
import { Channel } from "./channel.js";

const LONGEST_PLAYER_ID = 32;

const MEDIA: KeysOf<MediaToPlay> = { url: true, name: true, playerName: true, playerId: true };

/** A channel in which people talk. */
export class VoiceRoom extends Channel {
  static {
    brand(VoiceRoom, "VoiceRoom");
  }

  /** Name of the room at the media server; "" if the server gave none. */
  get roomName(): string {
    return this.wire.meetingCode;
  }

  /** Ids of the people who are in it now. */
  async users(options: CallOptions = {}): Promise<readonly string[]> {
    const { id: channelId, clanId = "0", type: channelType } = this;
    const request = { clanId, channelId, channelType, limit: 500 };
    const { voiceChannelUsers } = await this.context.rpc.listChannelVoiceUsers(request, options);
    return voiceChannelUsers.filter((room) => room.channelId === channelId).flatMap((room) => room.userIds);
  }

  /** Returns a token with which a media client joins the room. A secret. */
  async token(options: CallOptions = {}): Promise<string> {
    const request = { channelId: this.id, roomName: this.roomName };
    return (await this.context.rpc.generateMeetToken(request, options)).token;
  }

  /**
   * Plays a media file or stream into the room, through Mezon's media host. Rejects with `ValidationError` if `url` is
   * malformed or the room has no name, `RequestError` if the host refuses.
   */
  async playMedia(media: MediaToPlay, options: CallOptions = {}): Promise<PlayMediaResponse> {
    requireOptions(media, MEDIA, { path: "media" });
    const { url, playerName = "mezonkit", playerId = newPlayerId() } = media;
    if (typeof playerId !== "string") throw new ValidationError("playerId", "must be a text");
    if (typeof url !== "string" || !URL.canParse(url))
      throw new ValidationError("url", "must be the public address of the media");
    if (playerId.length > LONGEST_PLAYER_ID) {
      throw new ValidationError("playerId", `must be at most ${LONGEST_PLAYER_ID} characters`, {
        limit: LONGEST_PLAYER_ID,
      });
    }
    if (this.roomName === "") throw new ValidationError("roomName", "this channel has no room at the media server");
    const request = {
      room_name: this.roomName,
      participant_identity: playerId,
      participant_name: playerName,
      url,
      name: media.name ?? new URL(url).pathname.split("/").at(-1) ?? url,
    };
    return this.context.http.playMedia(request, callOptions(options));
  }

  /** Removes a person from the room. */
  async remove(userId: string, options: CallOptions = {}): Promise<void> {
    const request = { userId: requireId(userId, "userId"), channelId: this.id, clanId: this.clanId ?? "0" };
    await this.context.rpc.removeParticipantMezonMeet(request, options);
  }

  /** Mutes a person in the room. */
  async mute(userId: string, options: CallOptions = {}): Promise<void> {
    const request = { userId: requireId(userId, "userId"), channelId: this.id, clanId: this.clanId ?? "0" };
    await this.context.rpc.muteParticipantMezonMeet(request, options);
  }
}

/**
 * A new identity of 32 hexadecimal digits: a player with an identity that is already in the room would replace that
 * one.
 */
function newPlayerId(): string {
  return globalThis.crypto.randomUUID().replaceAll("-", "");
}
