import type { Feature } from "../feature.js";

const TEXT = "mezonkit check: to be forwarded";

/** Forwards a message into the same channel. */
export const forward: Feature = {
  name: "forward",
  summary: "forwards a message",
  async attempt(trial) {
    const message = await trial.post(TEXT);
    const copy = await trial.posted(() => message.forward(trial.channel));
    await trial.readBack(
      copy.id,
      "the forwarded text",
      ({ text, content }) => text === TEXT && content["fwd"] === true,
    );
    return "forwarded, and marked as such";
  },
};
