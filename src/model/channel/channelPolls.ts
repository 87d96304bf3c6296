import type { CreatePollResponse, GetPollResponse } from "../../../generated/mezon/api/poll_pb.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireCount, requireText } from "../require.js";
import type { Channel } from "./channel.js";
import type { KnownPolls, Poll } from "./knownPolls.js";

/** The question of a poll, and its settings. */
export interface PollQuestion {
  readonly question: string;
  /** At least two. */
  readonly answers: readonly string[];
  /** Whether people may choose several answers. @default false */
  readonly multiple?: boolean | undefined;
  /** Hours until the poll closes, 1 to 87,600. @default 24 */
  readonly expireHours?: number | undefined;
}

/** Identifies a poll: its id, and the message that shows it. */
export interface PollReference {
  readonly pollId: string;
  readonly messageId: string;
}

const MOST_HOURS = 87_600;
const MOST_ANSWERS = 1_000;

const QUESTION: KeysOf<PollQuestion> = { question: true, answers: true, multiple: true, expireHours: true };

/** The polls of a channel. */
export class ChannelPolls {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  /**
   * Posts a poll. Rejects with `ValidationError` if the question or an answer is empty, or there are fewer than two
   * answers.
   */
  async create(poll: PollQuestion, options: CallOptions = {}): Promise<CreatePollResponse> {
    requireOptions(poll, QUESTION, { path: "poll" });
    const { question, answers, multiple = false, expireHours = 24 } = poll;
    requireText(question, "question");
    requireCount(expireHours, "expireHours", [1, MOST_HOURS]);
    requireList(answers, "answers", "texts");
    if (answers.length < 2) throw new ValidationError("answers", "must be at least two");
    for (const [index, answer] of answers.entries()) requireText(answer, `answers[${index}]`);
    const asked = { question, answers: [...answers], expireHours, type: multiple ? 1 : 0 };
    const given = callOptions(options);
    const made = await this.#context.rpc.createPoll({ ...(await this.#channel.ids(given)), ...asked }, given);
    this.#known.upsert(this.#channel.id, made);
    return made;
  }

  /**
   * Returns the last known state of a poll that was created or fetched here; `undefined` for any other. Responses to
   * calls and edits of the poll's message keep it current. After a lost connection all polls are dropped, since votes
   * may have been missed.
   */
  get(messageId: string): Poll | undefined {
    const poll = this.#known.get(messageId);
    return poll?.channelId === this.#channel.id ? poll : undefined;
  }

  /** Fetches a poll. Rejects with `RequestError` if there is none. */
  async fetch(poll: PollReference, options: CallOptions = {}): Promise<GetPollResponse> {
    const state = await this.#context.rpc.getPoll(this.#ids(poll), options);
    this.#known.upsert(this.#channel.id, state);
    return state;
  }

  /** Votes, and replaces an earlier vote. Answers are counted from 0. Returns the current choice. */
  async vote(
    poll: PollReference,
    answers: number | readonly number[],
    options: CallOptions = {},
  ): Promise<readonly number[]> {
    const answerIndices = typeof answers === "number" ? [answers] : [...requireList(answers, "answers", "numbers")];
    for (const [index, answer] of answerIndices.entries()) requireCount(answer, `answers[${index}]`, [0, MOST_ANSWERS]);
    const request = { ...this.#ids(poll), answerIndices };
    return (await this.#context.rpc.votePoll(request, options)).myAnswerIndices;
  }

  async close(poll: PollReference, options: CallOptions = {}): Promise<void> {
    const { messageId, ...ids } = this.#ids(poll);
    await this.#context.rpc.closePoll({ messageId, ...ids }, options);
    this.#known.close(messageId);
  }

  get #known(): KnownPolls {
    return this.#context.channels.polls;
  }

  #ids(poll: PollReference): PollReference & { readonly channelId: string } {
    requireObject(poll, "poll", "a poll, or { pollId, messageId }");
    const { pollId, messageId } = poll;
    const ids = { pollId: requireId(pollId, "pollId"), messageId: requireId(messageId, "messageId") };
    return { ...ids, channelId: this.#channel.id };
  }
}
