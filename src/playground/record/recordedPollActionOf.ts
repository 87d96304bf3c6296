import { PollType } from "../../../generated/constants.js";
import {
  decodeClosePollRequest,
  decodeCreatePollRequest,
  decodeCreatePollResponse,
  decodeVotePollRequest,
} from "../../../generated/mezon/api/poll_codec.js";
import { RPC_PATH } from "../../../generated/rpcClient.js";
import type { SandboxPoll, SandboxTraffic } from "../../sandbox/index.js";
import type { RecordedAction } from "./recording.js";

type HttpTraffic = Extract<SandboxTraffic, { kind: "http" }>;

/** Returns what a call did to a poll, of which no event tells; `undefined` for other calls, and for refused ones. */
export function recordedPollActionOf(
  call: HttpTraffic,
  polls: () => readonly SandboxPoll[],
): RecordedAction | undefined {
  const { path, status, requestBody } = call;
  if (status !== 200 && status !== 204) return undefined;
  switch (path) {
    case `${RPC_PATH}CreatePoll`: {
      const { channelId, question, answers, type } = decodeCreatePollRequest(requestBody);
      const { messageId } = decodeCreatePollResponse(call.responseBody);
      const multiple = type === PollType.Multiple;
      return { kind: "createPoll", channelId, messageId, question, answers, multiple };
    }
    case `${RPC_PATH}VotePoll`: {
      const request = decodeVotePollRequest(requestBody);
      return { kind: "vote", messageId: messageOf(request, polls()), answers: request.answerIndices };
    }
    case `${RPC_PATH}ClosePoll`:
      return { kind: "closePoll", messageId: messageOf(decodeClosePollRequest(requestBody), polls()) };
    default:
      return undefined;
  }
}

/** A request names the poll, or its message. */
function messageOf(
  { pollId, messageId }: { readonly pollId: string; readonly messageId: string },
  polls: readonly SandboxPoll[],
): string {
  return polls.find(({ id }) => id === pollId)?.messageId ?? messageId;
}
