import type { CreatePollResponse, GetPollResponse } from "../../../generated/mezon/api/poll_pb.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireCount, requireText } from "../require.js";
import type { Channel } from "./channel.js";
import type { KnownPolls, Poll } from "./knownPolls.js";

/** What a poll asks. */
export interface PollQuestion {
  readonly question: string;
  /** At least two. */
  readonly answers: readonly string[];
  /** Whether several answers may be chosen. @default false */
  readonly multiple?: boolean;
  /** Hours until it closes, 1 to 87,600. @default 24 */
  readonly expireHours?: number;
}

/** Which poll: its id, and the message that shows it. */
export interface PollReference {
  readonly pollId: string;
  readonly messageId: string;
}

const MOST_HOURS = 87_600;
const MOST_ANSWERS = 1_000;

/** The polls of a channel. */
export class ChannelPolls {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  /** Asks a question. Rejects with `ValidationError` when it or an answer is empty, or there are fewer than two answers. */
  async create(poll: PollQuestion, options: CallOptions = {}): Promise<CreatePollResponse> {
    const { question, answers, multiple = false, expireHours = 24 } = poll;
    requireText(question, "question");
    requireCount(expireHours, "expireHours", [1, MOST_HOURS]);
    if (answers.length < 2) throw new ValidationError("answers", "must be at least two");
    for (const [index, answer] of answers.entries()) requireText(answer, `answers[${index}]`);
    const { id: channelId, clanId = "0" } = this.#channel;
    const request = { channelId, clanId, question, answers: [...answers], expireHours, type: multiple ? 1 : 0 };
    const made = await this.#context.rpc.createPoll(request, options);
    this.#known.upsert(channelId, made);
    return made;
  }

  /**
   * A poll that was made or fetched here, as the bot last heard of it: answers of calls, and edits of the message that
   * shows it, keep it true. `undefined` for any other; after a lost connection all are forgotten, for votes may have
   * gone unheard.
   */
  get(messageId: string): Poll | undefined {
    const poll = this.#known.get(messageId);
    return poll?.channelId === this.#channel.id ? poll : undefined;
  }

  /** Asks for a poll. Rejects with `RequestError` when there is none. */
  async fetch(poll: PollReference, options: CallOptions = {}): Promise<GetPollResponse> {
    const told = await this.#context.rpc.getPoll(this.#ids(poll), options);
    this.#known.upsert(this.#channel.id, told);
    return told;
  }

  /** Votes, replacing an earlier vote; answers are counted from 0. Returns what is chosen now. */
  async vote(
    poll: PollReference,
    answers: number | readonly number[],
    options: CallOptions = {},
  ): Promise<readonly number[]> {
    const answerIndices = typeof answers === "number" ? [answers] : [...answers];
    for (const [index, answer] of answerIndices.entries()) requireCount(answer, `answers[${index}]`, [0, MOST_ANSWERS]);
    const request = { ...this.#ids(poll), answerIndices };
    return (await this.#context.rpc.votePoll(request, options)).myAnswerIndices;
  }

  async close(poll: PollReference, options: CallOptions = {}): Promise<void> {
    const { messageId } = poll;
    await this.#context.rpc.closePoll(this.#ids(poll), options);
    this.#known.close(messageId);
  }

  get #known(): KnownPolls {
    return this.#context.channels.polls;
  }

  #ids({ pollId, messageId }: PollReference): PollReference & { readonly channelId: string } {
    const ids = { pollId: requireId(pollId, "pollId"), messageId: requireId(messageId, "messageId") };
    return { ...ids, channelId: this.#channel.id };
  }
}
