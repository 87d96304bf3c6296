/** Music for a voice room. There: api_client.play_media with a room name, an identity and a name. */
import { type MezonClient, VoiceRoom } from "mezonkit";

export async function playSong(client: MezonClient, channelId: string, url: string): Promise<void> {
  const room = await client.channels.fetch(channelId);
  if (!(room instanceof VoiceRoom)) throw new Error(`${room.name} is no voice room`);
  await room.playMedia({ url, name: "A song" });
}
