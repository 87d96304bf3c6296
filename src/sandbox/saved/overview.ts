import { PollType } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import type { Poll } from "../state/poll.js";
import type { QuickMenu } from "../state/quickMenus.js";
import type { SavedChannel, SavedClan, SavedPerson, SavedRole } from "./savedWorld.js";
import { savedChannel, savedClan, savedPerson, savedRole } from "./saveWorld.js";

/** People, clans, channels and so on in a sandbox, without the messages, as plain data. */
export interface SandboxOverview {
  readonly people: readonly (SavedPerson & {
    /** Whether one of their clients has an open socket. */
    readonly isConnected: boolean;
    /** The custom status; "" for none. */
    readonly status: string;
  })[];
  readonly clans: readonly SavedClan[];
  readonly channels: readonly (SavedChannel & {
    /** Ids of all people who can see it. */
    readonly seenBy: readonly string[];
    /** Ids of the people in a voice room. */
    readonly voices: readonly string[];
    /** Ids of the pinned messages. */
    readonly pinned: readonly string[];
  })[];
  readonly roles: readonly SavedRole[];
  readonly quickMenus: readonly QuickMenu[];
  readonly topics: readonly {
    readonly id: string;
    readonly channelId: string;
    /** The message that it is about. */
    readonly messageId: string;
  }[];
  readonly polls: readonly SandboxPoll[];
}

/** A poll and its votes. */
export interface SandboxPoll {
  readonly id: string;
  readonly channelId: string;
  /** The message that shows it. */
  readonly messageId: string;
  readonly creatorId: string;
  readonly question: string;
  /** The answers, with the ids of those who chose them. */
  readonly answers: readonly { readonly label: string; readonly voterIds: readonly string[] }[];
  /** Whether a vote can be for several answers. */
  readonly isMultiple: boolean;
  readonly isClosed: boolean;
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
    topics: world.topics.where(() => true).map(({ id, channelId, messageId }) => ({ id, channelId, messageId })),
    polls: world.polls.where(() => true).map(showPoll),
  };
}

function showPoll({
  id,
  channelId,
  messageId,
  creatorId,
  question,
  answers,
  type,
  votes,
  isClosed,
}: Poll): SandboxPoll {
  const votersOf = (index: number): readonly string[] =>
    [...votes].filter(([, chosen]) => chosen.includes(index)).map(([voterId]) => voterId);
  return {
    ...{ id, channelId, messageId, creatorId, question, isClosed, isMultiple: type === PollType.Multiple },
    answers: answers.map((label, index) => ({ label, voterIds: votersOf(index) })),
  };
}
