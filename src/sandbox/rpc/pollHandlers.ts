import { MessageCode } from "../../../generated/constants.js";
import type { CreatePollResponse } from "../../../generated/mezon/api/poll_pb.js";
import type { Init } from "../../../generated/support/wire.js";
import { requireName } from "../actions/names.js";
import { post } from "../actions/posting.js";
import { denied, invalid } from "../refusal.js";
import type { Poll } from "../state/things.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

const SINGLE = 0;
const SECONDS_AN_HOUR = 3_600;

/** Polls. Each is a message of its channel. */
export const pollHandlers = {
  createPoll: ({ channelId, question, answers, expireHours, type }, { platform, caller }) => {
    const { world } = platform;
    if (answers.length < 2) throw invalid("a poll needs at least two answers");
    for (const answer of answers) requireName(answer, "answers");
    const content = JSON.stringify({ t: requireName(question, "question") });
    const draft = { content, mentions: [], attachments: [], references: [], topicId: "0", code: MessageCode.Poll };
    const { message } = post(platform, caller, { ...draft, channelId });
    const poll = world.polls.add({
      ...{ id: world.newId(), channelId, messageId: message.id, question, answers, creatorId: caller.id, type },
      expiresSeconds: world.nowSeconds() + (expireHours > 0 ? expireHours : 24) * SECONDS_AN_HOUR,
      votes: new Map(),
      isClosed: false,
    });
    return described(poll);
  },

  getPoll: (request, context) => {
    const poll = pollFor(context, request);
    const voterDetails = poll.answers.map((_, answerIndex) => {
      const userIds = [...poll.votes].filter(([, chosen]) => chosen.includes(answerIndex)).map(([id]) => id);
      return { answerIndex, userIds };
    });
    return { ...described(poll), voterDetails };
  },

  votePoll: (request, context) => {
    const poll = pollFor(context, request);
    if (isOver(poll, context)) throw invalid(`poll ${poll.id} is closed`);
    const chosen = [...new Set(request.answerIndices)];
    if (chosen.some((index) => poll.answers[index] === undefined)) throw invalid("there is no such answer");
    if (poll.type === SINGLE && chosen.length > 1) throw invalid("this poll takes one answer");
    poll.votes.set(context.caller.id, chosen);
    return { myAnswerIndices: chosen };
  },

  closePoll: (request, context) => {
    const poll = pollFor(context, request);
    if (poll.creatorId !== context.caller.id) throw denied("only who made a poll may close it");
    poll.isClosed = true;
  },
} satisfies Handlers;

function pollFor(
  { platform, caller }: CallContext,
  { pollId, messageId, channelId }: { readonly pollId: string; readonly messageId: string; readonly channelId: string },
): Poll {
  const channel = platform.world.channels.getFor(caller.id, channelId);
  const [byMessage] = platform.world.polls.where((poll) => poll.messageId === messageId);
  const id = pollId === "0" ? (byMessage?.id ?? pollId) : pollId;
  return platform.world.polls.get(id, (poll) => poll.channelId === channel.id);
}

function isOver(poll: Poll, { platform }: CallContext): boolean {
  return poll.isClosed || poll.expiresSeconds <= platform.world.nowSeconds();
}

function described(poll: Poll): Omit<Init<CreatePollResponse>, "$typeName"> {
  const chosen = [...poll.votes.values()].flat();
  return {
    pollId: poll.id,
    messageId: poll.messageId,
    question: poll.question,
    answers: poll.answers.map((label, index) => ({ index, label })),
    answerCounts: poll.answers.map((_, index) => chosen.filter((each) => each === index).length),
    exp: String(poll.expiresSeconds),
    isClosed: poll.isClosed,
    creatorId: poll.creatorId,
    type: poll.type,
    totalVotes: poll.votes.size,
  };
}
