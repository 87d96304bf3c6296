import { MezonError } from "../../../core/errors.js";
import type { Feature } from "../feature.js";

const ANSWERS = ["yes", "no"];

/** Asks, votes, and closes the poll. */
export const poll: Feature = {
  name: "poll",
  summary: "asks in a poll, votes, and closes it",
  async attempt(trial) {
    const { channel, signal } = trial;
    const { made } = await trial.make({
      what: "a poll",
      make: () => channel.polls.create({ question: "mezonkit check: a poll?", answers: ANSWERS }),
      async remove({ messageId }, ends) {
        const message = await channel.messages.fetch(messageId, { signal: ends });
        await message.delete({ signal: ends });
      },
    });
    const votes = await channel.polls.vote(made, 0, { signal });
    if (!votes.includes(0)) throw new MezonError("expectation_failed", "the vote was not counted");
    await channel.polls.close(made, { signal });
    return "asked, voted, and closed";
  },
};
