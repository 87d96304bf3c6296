import { MessageCode, PollType } from "../../../generated/constants.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import type { GetPollResponse, PollAnswer } from "../../../generated/mezon/api/poll_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { type Changes, patched } from "../../core/patched.js";
import { parseContent } from "../../wire/messageContent.js";

/** A poll, as far as the client knows it. */
export interface Poll {
  readonly pollId: string;
  /** The message that shows it. */
  readonly messageId: string;
  readonly channelId: string;
  readonly question: string;
  readonly answers: readonly PollAnswer[];
  /** Votes for each answer, in the order of the answers. */
  readonly answerCounts: readonly number[];
  readonly totalVotes: number;
  readonly isClosed: boolean;
  readonly creatorId: string;
  readonly type: PollType;
}

const MOST_POLLS = 1_000;

/** The polls that the client has created or fetched. The messages that show them keep them current. Bounded. */
export class KnownPolls {
  readonly #polls = new BoundedMap<string, Poll>(MOST_POLLS);

  get size(): number {
    return this.#polls.size;
  }

  get(messageId: string): Poll | undefined {
    return this.#polls.get(messageId);
  }

  /** Adds a poll or replaces its state. */
  upsert(channelId: string, wire: Omit<GetPollResponse, "voterDetails" | "$typeName" | "$unknown">): void {
    const { pollId, messageId, question, answers, answerCounts, totalVotes, isClosed, creatorId, type } = wire;
    const state = { pollId, messageId, channelId, question, answers, answerCounts, totalVotes, isClosed };
    this.#polls.set(messageId, { ...state, creatorId, type });
  }

  /** Marks a poll as closed: it takes no more votes. */
  close(messageId: string): void {
    this.#patch(messageId, { isClosed: true });
  }

  /** Updates a poll after its message was posted, edited or removed. */
  follow(message: ChannelMessage): void {
    const poll = this.#polls.peek(message.messageId);
    if (poll === undefined || poll.channelId !== message.channelId) return;
    if (message.code === MessageCode.ChatRemove) this.#polls.delete(message.messageId);
    else this.#patch(message.messageId, changesFrom(parseContent(message.content), poll));
  }

  /** Drops every poll: votes may have been missed. */
  clear(): void {
    this.#polls.clear();
  }

  #patch(messageId: string, changes: Changes<Poll>): void {
    const poll = this.#polls.peek(messageId);
    if (poll !== undefined) this.#polls.set(messageId, patched(poll, changes));
  }
}

/**
 * Reads the state of a poll from the content of its message. Nobody has checked the content: fields of a wrong type
 * are ignored.
 */
function changesFrom(content: Readonly<Record<string, unknown>>, poll: Poll): Changes<Poll> {
  const counts = countsOf(content["answer_counts"], poll.answers.length);
  const isClosed = content["is_closed"];
  return {
    answerCounts: counts,
    totalVotes: counts && totalOf(counts, poll),
    isClosed: typeof isClosed === "boolean" ? isClosed : undefined,
  };
}

function countsOf(value: unknown, length: number): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length !== length) return undefined;
  const counts: readonly unknown[] = value;
  return counts.every((count) => Number.isSafeInteger(count)) ? (counts as readonly number[]) : undefined;
}

/** A person who chose several answers voted once: the counts do not tell how many people voted. */
function totalOf(counts: readonly number[], poll: Poll): number {
  return poll.type === PollType.Single ? counts.reduce((sum, count) => sum + count, 0) : poll.totalVotes;
}
