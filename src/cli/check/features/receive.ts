import type { Feature } from "../feature.js";

const WORD = "mezonkit";

/** Hears what a person writes. */
export const receive: Feature = {
  name: "receive",
  summary: "hears what a person writes in the channel",
  missing: ({ person }) => (person === undefined ? "nobody is there to write: --interactive asks for it" : undefined),
  async attempt({ channel, person, signal }) {
    const filter = { from: person?.id, filter: ({ text }: { readonly text: string }) => text.trim() === WORD };
    const heard = channel.awaitMessage({ ...filter, signal, timeoutMs: Infinity });
    const [{ author }] = await Promise.all([heard, person?.say(WORD)]);
    return `${author.name} was heard`;
  },
};
