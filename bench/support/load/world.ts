import { createChannelDescription } from "../../../generated/mezon/api/channel_codec.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { createClanDesc, createClanUserList_ClanUser } from "../../../generated/mezon/api/clan_codec.js";
import type { ClanDesc, ClanUserList_ClanUser } from "../../../generated/mezon/api/clan_pb.js";
import { createUser } from "../../../generated/mezon/api/user_codec.js";
import { CLAN_ID, channelId, NAMES, personId } from "../messages.js";

/** What an account sees. */
export interface World {
  readonly clans: readonly ClanDesc[];
  readonly channelsOf: ReadonlyMap<string, readonly ChannelDescription[]>;
  readonly channels: ReadonlyMap<string, ChannelDescription>;
  /** Members of each clan. */
  readonly people: number;
}

const worlds = new Map<string, World>();

/** The token of an app whose account sees so many clans with so many members each, and so many channels in all. */
export function worldToken(clans: number, channels: number, people: number): string {
  return `${clans}x${channels}x${people}`;
}

/** Made when they are asked for: few benchmarks do. */
export function peopleOf({ people }: World): readonly ClanUserList_ClanUser[] {
  return Array.from({ length: people }, (_, n) => ({
    ...createClanUserList_ClanUser(),
    clanId: CLAN_ID,
    clanNick: n % 3 === 0 ? `Nick ${n}` : "",
    roleId: ["1838000000000000001"],
    user: {
      ...createUser(),
      id: personId(n),
      username: `${NAMES[n % NAMES.length]}.${n}`,
      displayName: `Người thứ ${n}`,
      avatarUrl: `https://cdn.mezon.ai/avatars/1820000000000000000/${n}.jpg`,
    },
  }));
}

export function worldOf(token: string): World {
  const known = worlds.get(token);
  if (known !== undefined) return known;
  const [clans = 1, channels = 50, people = 50] = token.split("x").map(Number);
  const world = makeWorld(clans, channels, people);
  worlds.set(token, world);
  return world;
}

function makeWorld(clanCount: number, channelCount: number, people: number): World {
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
  return { clans, channelsOf, channels: new Map(all.map((channel) => [channel.channelId, channel])), people };
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
