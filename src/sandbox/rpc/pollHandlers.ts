import type { CreatePollResponse } from "../../../generated/mezon/api/poll_pb.js";
import type { Init } from "../../runtime/wire.js";
import { closePoll, createPoll, visiblePoll, vote } from "../actions/polls.js";
import type { Poll } from "../state/poll.js";
import type { Handlers } from "./handlers.js";

/** Polls. Each is a message of its channel. */
export const pollHandlers = {
  createPoll: (request, { platform, caller }) => described(createPoll(platform, caller, request)),

  getPoll: (request, { platform, caller }) => {
    const poll = visiblePoll(platform, caller, request);
    const voterDetails = poll.answers.map((_, answerIndex) => {
      const userIds = [...poll.votes].filter(([, chosen]) => chosen.includes(answerIndex)).map(([id]) => id);
      return { answerIndex, userIds };
    });
    return { ...described(poll), voterDetails };
  },

  votePoll: (request, { platform, caller }) => ({
    myAnswerIndices: vote(platform, caller, request, request.answerIndices),
  }),

  closePoll: (request, { platform, caller }) => closePoll(platform, caller, request),
} satisfies Handlers;

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
