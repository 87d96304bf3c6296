import type { Message } from "../../index.js";
import type { Entity } from "./entity.js";

/** Returns the mentions and channels in the text of a message. */
export function entitiesOf(message: Message): readonly Entity[] {
  const mentions = message.mentions.map(({ s, e, userId, roleId }) => ({
    start: s,
    end: e,
    userId: idOrNone(userId),
    roleId: idOrNone(roleId),
  }));
  return [...mentions, ...channelsIn(message.content["hg"])];
}

/** What people send is not checked: what is no list of channels with places in the text is left out. */
function channelsIn(hashtags: unknown): readonly Entity[] {
  if (!Array.isArray(hashtags)) return [];
  return hashtags.flatMap((each: unknown) => {
    // Older clients write `channelid`.
    const { channelid, channelId = channelid, s, e } = (each ?? {}) as Readonly<Record<string, unknown>>;
    const isEntity = typeof channelId === "string" && Number.isInteger(s) && Number.isInteger(e);
    return isEntity ? [{ start: s as number, end: e as number, channelId }] : [];
  });
}

function idOrNone(id: string): string | undefined {
  return id === "" || id === "0" ? undefined : id;
}
