import { limits } from "../limits.js";
import type { Platform } from "../platform.js";
import { invalid, notFound } from "../refusal.js";

/** Plays media into a voice room. The sandbox only stores the request. */
export function playMedia(
  { world }: Platform,
  request: { readonly roomName: string; readonly url: string; readonly name: string },
): void {
  const { roomName, url, name } = request;
  if (!URL.canParse(url)) throw invalid("url is no URL");
  const room = world.channels.all().find((channel) => channel.meetingCode === roomName);
  if (room === undefined) throw notFound(`there is no room ${roomName.slice(0, 100)}`);
  if (world.played.length >= limits.records) world.played.shift();
  world.played.push({ channelId: room.id, url, name });
}
