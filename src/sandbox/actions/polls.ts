import { MessageCode, PollType } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { denied, invalid } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { Poll } from "../state/poll.js";
import { requireName } from "./names.js";
import { post } from "./posting.js";

const SECONDS_AN_HOUR = 3_600;
const DEFAULT_HOURS = 24;

export interface PollDraft extends Pick<Poll, "channelId" | "question" | "answers" | "type"> {
  /** 0: a day. */
  readonly expireHours: number;
}

/** Which poll is meant: by its id, or by its message when the id is "0". */
export interface PollTarget {
  readonly pollId: string;
  readonly messageId: string;
  readonly channelId: string;
}

/** Posts a poll: a message of its channel. Everybody who may post there may. */
export function createPoll(platform: Platform, person: Person, draft: PollDraft): Poll {
  const { world } = platform;
  const { channelId, question, answers, expireHours, type } = draft;
  if (answers.length < 2) throw invalid("a poll needs at least two answers");
  for (const answer of answers) requireName(answer, "answers");
  const content = JSON.stringify({ t: requireName(question, "question") });
  // There must be no message of a poll that is refused.
  world.polls.requireRoom();
  const parts = { mentions: [], attachments: [], references: [], topicId: "0" };
  const { message } = post(platform, person, { ...parts, content, channelId, code: MessageCode.Poll });
  return world.polls.add({
    ...{ id: world.newId(), channelId, messageId: message.id, question, answers, creatorId: person.id, type },
    expiresSeconds: world.nowSeconds() + (expireHours > 0 ? expireHours : DEFAULT_HOURS) * SECONDS_AN_HOUR,
    votes: new Map(),
    isClosed: false,
  });
}

/** Replaces what somebody voted for. Returns it. Refuses when the poll is over. */
export function vote(platform: Platform, person: Person, target: PollTarget, answers: readonly number[]): number[] {
  const poll = visiblePoll(platform, person, target);
  if (poll.isClosed || poll.expiresSeconds <= platform.world.nowSeconds()) throw invalid(`poll ${poll.id} is closed`);
  const chosen = [...new Set(answers)];
  if (chosen.some((index) => poll.answers[index] === undefined)) throw invalid("there is no such answer");
  if (poll.type === PollType.Single && chosen.length > 1) throw invalid("this poll takes one answer");
  poll.votes.set(person.id, chosen);
  return chosen;
}

/** Closes a poll. Only who made it may. */
export function closePoll(platform: Platform, person: Person, target: PollTarget): void {
  const poll = visiblePoll(platform, person, target);
  if (poll.creatorId !== person.id) throw denied("only who made a poll may close it");
  poll.isClosed = true;
}

/** A poll of a channel that the person sees. */
export function visiblePoll({ world }: Platform, person: Person, target: PollTarget): Poll {
  const channel = world.channels.getFor(person.id, target.channelId);
  const [byMessage] = world.polls.where((poll) => poll.messageId === target.messageId);
  const id = target.pollId === "0" ? (byMessage?.id ?? target.pollId) : target.pollId;
  return world.polls.get(id, (poll) => poll.channelId === channel.id);
}
