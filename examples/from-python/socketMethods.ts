/** The methods of the socket that send nothing there: here each of them answers. */
import type { MezonClient } from "mezonkit";

export interface Place {
  readonly clanId: string;
  readonly categoryId: string;
  readonly channelId: string;
  readonly userId: string;
}

export async function readTheSettings(client: MezonClient, place: Place) {
  const { clanId, categoryId, channelId, userId } = place;
  await client.updateStatus("Reading the settings");
  const answers = {
    isTaken: await client.checkDuplicateClanName("My clan"),
    emojis: await client.listClanEmojiByClanId(clanId),
    stickers: await client.listClanStickersByClanId(clanId),
    channels: await client.listChannelByUserId(),
    conversations: await client.hashtagDMList([userId]),
    ofTheChannel: await client.getNotificationChannelSetting(channelId),
    ofTheCategory: await client.getNotificationCategorySetting(categoryId),
    ofTheClan: await client.getNotificationClanSetting(clanId),
    ofReactions: await client.getNotificationReactMessage(channelId),
  };
  await client.updateStatus(null); // Appears offline.
  return answers;
}
