import type { Platform } from "../platform.js";
import type { QuickMenu } from "../state/quickMenus.js";
import type { SavedChannel, SavedClan, SavedPerson, SavedRole } from "./savedWorld.js";
import { savedChannel, savedClan, savedPerson, savedRole } from "./saveWorld.js";

/** Who and what is in a sandbox, without the messages: plain data. */
export interface SandboxOverview {
  readonly people: readonly (SavedPerson & {
    /** Whether one of their clients has an open socket. */
    readonly isConnected: boolean;
    /** The custom status; "" for none. */
    readonly status: string;
  })[];
  readonly clans: readonly SavedClan[];
  readonly channels: readonly (SavedChannel & {
    /** Ids of everybody who can see it. */
    readonly seenBy: readonly string[];
    /** Ids of the people in a voice room. */
    readonly voices: readonly string[];
    /** Ids of the pinned messages. */
    readonly pinned: readonly string[];
  })[];
  readonly roles: readonly SavedRole[];
  readonly quickMenus: readonly QuickMenu[];
}

/** @param connected Ids of people whose clients have open sockets. */
export function overviewOf({ world }: Platform, connected: ReadonlySet<string>): SandboxOverview {
  const clans = [...world.clans.all()];
  return {
    people: [...world.people.all()].map((person) => {
      return { ...savedPerson(person), isConnected: connected.has(person.id), status: person.customStatus };
    }),
    clans: clans.map(savedClan),
    channels: world.channels.all().map((channel) => ({
      ...savedChannel(channel),
      seenBy: world.channels.membersOf(channel),
      voices: world.voiceRooms.peopleIn(channel.id),
      pinned: world.pins.of(channel.id).map(({ messageId }) => messageId),
    })),
    roles: clans.flatMap((clan) => world.roles.of(clan.id).map(savedRole)),
    quickMenus: world.quickMenus.all(),
  };
}
