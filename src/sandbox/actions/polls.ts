import { MessageCode, PollType } from "../../../generated/constants.js";
import { assumptions } from "../assumptions.js";
import type { Platform } from "../platform.js";
import { denied, invalid } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { Poll } from "../state/poll.js";
import { requireName } from "./names.js";
import { post } from "./posting.js";

const SECONDS_AN_HOUR = 3_600;

export interface PollDraft extends Pick<Poll, "channelId" | "question" | "answers" | "type"> {
  /** 0 for a day. */
  readonly expireHours: number;
}

/** Identifies a poll: by its id, or by its message if the id is "0". */
export interface PollTarget {
  readonly pollId: string;
  readonly messageId: string;
  readonly channelId: string;
}

/** Posts a poll, which is a message of its channel. Allowed for everybody who may post there. */
export function createPoll(platform: Platform, person: Person, draft: PollDraft): Poll {
  const { world } = platform;
  const { channelId, question, answers, expireHours, type } = draft;
  if (answers.length < 2) throw invalid("a poll needs at least two answers");
  for (const answer of answers) requireName(answer, "answers");
  const content = JSON.stringify({ t: requireName(question, "question") });
  // A refused poll must not leave a message.
  world.polls.requireRoom();
  const parts = { mentions: [], attachments: [], references: [], topicId: "0" };
  const { message } = post(platform, person, { ...parts, content, channelId, code: MessageCode.Poll });
  return world.polls.add({
    ...{ id: world.newId(), channelId, messageId: message.id, question, answers, creatorId: person.id, type },
    expiresSeconds: world.nowSeconds() + (expireHours > 0 ? expireHours : assumptions.pollHours) * SECONDS_AN_HOUR,
    votes: new Map(),
    isClosed: false,
  });
}

/** Replaces a person's vote. Returns it. Refuses if the poll is closed. */
export function vote(platform: Platform, person: Person, target: PollTarget, answers: readonly number[]): number[] {
  const poll = visiblePoll(platform, person, target);
  if (poll.isClosed || poll.expiresSeconds <= platform.world.nowSeconds()) throw invalid(`poll ${poll.id} is closed`);
  const chosen = [...new Set(answers)];
  if (chosen.some((index) => poll.answers[index] === undefined)) throw invalid("there is no such answer");
  if (poll.type === PollType.Single && chosen.length > 1) throw invalid("this poll takes one answer");
  poll.votes.set(person.id, chosen);
  return chosen;
}

/** Closes a poll. Allowed for its creator. */
export function closePoll(platform: Platform, person: Person, target: PollTarget): void {
  const poll = visiblePoll(platform, person, target);
  if (poll.creatorId !== person.id) throw denied("only who made a poll may close it");
  poll.isClosed = true;
}

/** Returns a poll of a channel that the person can see. */
export function visiblePoll({ world }: Platform, person: Person, target: PollTarget): Poll {
  const channel = world.channels.getFor(person.id, target.channelId);
  const [byMessage] = world.polls.where((poll) => poll.messageId === target.messageId);
  const id = target.pollId === "0" ? (byMessage?.id ?? target.pollId) : target.pollId;
  return world.polls.get(id, (poll) => poll.channelId === channel.id);
}
