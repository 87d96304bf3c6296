import { expect, test } from "vitest";
import { JunkCalls } from "./callAll.js";
import { reachable } from "./reflect.js";
import * as surfaces from "./surfaces.js";

/** Methods that are not called with odd arguments, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "Argument.type.read": "the toolkit calls it, with what it has read itself",
  "Conversation.end": "it throws through the function that calls it",
  "Conversation.restart": "it throws through the function that calls it",
  "Clan.leave": "the bot would be out of the clan that everything else is in",
};
/** Texts are called by the toolkit, and written by translators. */
const TEXTS = /\.texts$/;

test.each(Object.entries(surfaces).filter(([, open]) => open !== surfaces.nothing))(
  "%s: every public method refuses odd arguments by errors of ours",
  async (_, open) => {
    const { roots, sense, end } = await open();
    const subjects = reachable(roots).flatMap(({ name, object }) =>
      TEXTS.test(name) ? [] : [{ name, make: () => object }],
    );
    const calls = new JunkCalls(LEFT_OUT);
    await calls.callAll(subjects, { sense, count: 30 });
    // Waits settle when what they wait in is closed.
    await end?.();
    await calls.settled();
    expect(calls.called.size).toBeGreaterThan(10);
    expect(calls.faults).toStrictEqual([]);
  },
  120_000,
);
