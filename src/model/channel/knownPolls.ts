import { MessageCode, PollType } from "../../../generated/constants.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import type { GetPollResponse, PollAnswer } from "../../../generated/mezon/api/poll_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { parseContent } from "../../wire/messageContent.js";

/** A poll, as it was last told of. */
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

/** The polls that the client has made or asked for, kept true by the messages that show them. Bounded. */
export class KnownPolls {
  readonly #polls = new BoundedMap<string, Poll>(MOST_POLLS);

  get size(): number {
    return this.#polls.size;
  }

  get(messageId: string): Poll | undefined {
    return this.#polls.get(messageId);
  }

  /** Adds or replaces what is known of a poll. */
  upsert(channelId: string, wire: Omit<GetPollResponse, "voterDetails" | "$typeName" | "$unknown">): void {
    const { pollId, messageId, question, answers, answerCounts, totalVotes, isClosed, creatorId, type } = wire;
    const told = { pollId, messageId, channelId, question, answers, answerCounts, totalVotes, isClosed };
    this.#polls.set(messageId, { ...told, creatorId, type });
  }

  /** The poll takes no more votes. */
  close(messageId: string): void {
    this.#patch(messageId, { isClosed: true });
  }

  /** The message of a poll was posted, edited or removed. */
  follow(message: ChannelMessage): void {
    const poll = this.#polls.peek(message.messageId);
    if (poll === undefined || poll.channelId !== message.channelId) return;
    if (message.code === MessageCode.ChatRemove) this.#polls.delete(message.messageId);
    else this.#patch(message.messageId, toldBy(parseContent(message.content), poll));
  }

  /** Forgets every poll: votes may have gone unheard. */
  clear(): void {
    this.#polls.clear();
  }

  #patch(messageId: string, changes: Partial<Poll>): void {
    const poll = this.#polls.peek(messageId);
    if (poll !== undefined) this.#polls.set(messageId, { ...poll, ...changes });
  }
}

/** What the content of a message says of its poll. Nobody has checked it: what is no such thing is passed over. */
function toldBy(content: Readonly<Record<string, unknown>>, poll: Poll): Partial<Poll> {
  const counts = countsOf(content["answer_counts"], poll.answers.length);
  const isClosed = content["is_closed"];
  return {
    ...(counts === undefined ? {} : { answerCounts: counts, totalVotes: totalOf(counts, poll) }),
    ...(typeof isClosed === "boolean" ? { isClosed } : {}),
  };
}

function countsOf(value: unknown, length: number): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length !== length) return undefined;
  const counts: readonly unknown[] = value;
  return counts.every((count) => Number.isSafeInteger(count)) ? (counts as readonly number[]) : undefined;
}

/** Who chose several answers voted once: how many did, their counts do not say. */
function totalOf(counts: readonly number[], poll: Poll): number {
  return poll.type === PollType.Single ? counts.reduce((sum, count) => sum + count, 0) : poll.totalVotes;
}
