import type { Entity } from "./entity.js";
import { foldCase } from "./foldCase.js";

/** A call of a command, as it was written: nobody has looked yet whether there is such a command. */
export interface Invocation {
  /** The name that was called. */
  readonly name: string;
  /** The name in the form in which names are compared. */
  readonly key: string;
  readonly via: "prefix" | "mention" | "slash";
  /** The prefix that was written; `undefined` for the other ways. */
  readonly prefix?: string | undefined;
  /** The whole text. */
  readonly text: string;
  /** Where the arguments begin, as a UTF-16 offset into the text. */
  readonly argsFrom: number;
  /** The mentions and channels in the text. */
  readonly entities: readonly Entity[];
}

export interface InvocationSource {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly prefixes: readonly string[];
  /** Id of the bot, whose mention at the beginning calls a command as well. */
  readonly botId: string | undefined;
}

/** Reads the name of a command after a prefix, or after a mention of the bot. */
export function readInvocation({ text, entities, prefixes, botId }: InvocationSource): Invocation | undefined {
  const begin = text.length - text.trimStart().length;
  const prefix = prefixes.find((each) => startsWith(text, each, begin));
  if (prefix !== undefined) {
    const call = named("prefix", begin + prefix.length, { text, entities });
    return call === undefined ? undefined : { ...call, prefix };
  }
  const mention = entities.find(({ start, userId }) => start === begin && userId !== undefined && userId === botId);
  return mention === undefined ? undefined : named("mention", mention.end, { text, entities });
}

function named(
  via: "prefix" | "mention",
  from: number,
  source: { readonly text: string; readonly entities: readonly Entity[] },
): Invocation | undefined {
  const after = source.text.slice(from);
  // "! ping" is no call of a command; "@bot ping" is.
  const name = (via === "mention" ? after.trimStart() : after).split(/\s/u, 1)[0] ?? "";
  if (name === "") return undefined;
  return { name, key: foldCase(name), via, argsFrom: from + after.indexOf(name) + name.length, ...source };
}

function startsWith(text: string, prefix: string, from: number): boolean {
  return text.slice(from, from + prefix.length).toLowerCase() === prefix.toLowerCase();
}
