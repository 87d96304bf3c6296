import { MezonError } from "../../../core/errors.js";
import type { Feature } from "../feature.js";

const TITLE = "mezonkit check";

/** Creates a canvas, and reads it. */
export const canvas: Feature = {
  name: "canvas",
  summary: "creates a canvas, and reads it",
  missing: ({ channel }) => (channel.clan === undefined ? "a conversation has no canvases" : undefined),
  async attempt(trial) {
    const { channel, signal } = trial;
    const { made: id } = await trial.make({
      what: "a canvas",
      make: () => channel.canvases.create({ title: TITLE, content: "{}" }),
      remove: (made, ends) => channel.canvases.delete(made, { signal: ends }),
    });
    const { title } = await channel.canvases.fetch(id, { signal });
    if (title !== TITLE) throw new MezonError("expectation_failed", `the canvas is called ${JSON.stringify(title)}`);
    return "created, and read back";
  },
};
