import { createChannelDescription } from "../../../generated/mezon/api/channel_codec.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { createClanDesc } from "../../../generated/mezon/api/clan_codec.js";
import type { ClanDesc } from "../../../generated/mezon/api/clan_pb.js";
import { CLAN_ID, channelId, NAMES } from "../messages.js";

/** What an account sees. */
export interface World {
  readonly clans: readonly ClanDesc[];
  readonly channelsOf: ReadonlyMap<string, readonly ChannelDescription[]>;
  readonly channels: ReadonlyMap<string, ChannelDescription>;
}

const worlds = new Map<string, World>();

/** The token of an app whose account sees so many clans, and so many channels in all. */
export function worldToken(clans: number, channels: number): string {
  return `${clans}x${channels}`;
}

export function worldOf(token: string): World {
  const known = worlds.get(token);
  if (known !== undefined) return known;
  const [clans = 1, channels = 50] = token.split("x").map(Number);
  const world = makeWorld(clans, channels);
  worlds.set(token, world);
  return world;
}

function makeWorld(clanCount: number, channelCount: number): World {
  const clans = Array.from({ length: clanCount }, (_, n) => ({
    ...createClanDesc(),
    clanId: String(BigInt(CLAN_ID) + BigInt(n)),
    clanName: `Văn phòng ${n}`,
    creatorId: "1820000000000000001",
    welcomeChannelId: channelId(n),
  }));
  const channelsOf = new Map<string, ChannelDescription[]>(clans.map(({ clanId }) => [clanId, []]));
  for (let n = 0; n < channelCount; n += 1) {
    const clan = clans[n % clanCount];
    if (clan !== undefined) channelsOf.get(clan.clanId)?.push(channelIn(clan, n));
  }
  const all = [...channelsOf.values()].flat();
  return { clans, channelsOf, channels: new Map(all.map((channel) => [channel.channelId, channel])) };
}

function channelIn(clan: ClanDesc, n: number): ChannelDescription {
  return {
    ...createChannelDescription(),
    clanId: clan.clanId,
    clanName: clan.clanName,
    channelId: channelId(n),
    channelLabel: `${NAMES[n % NAMES.length]}-${n}`,
    categoryId: String(1_835_000_000_000_000_000n + BigInt(n % 8)),
    categoryName: "Dự án",
    type: 1,
    active: 1,
    creatorId: "1820000000000000001",
    createTimeSeconds: 1_700_000_000 + n,
    topic: "Trao đổi công việc hằng ngày",
  };
}
