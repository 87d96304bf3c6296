import { ValidationError } from "../../core/errors.js";
import type { SandboxUserDetails } from "../../sandbox/index.js";

/** A person. */
export interface WorldPerson extends SandboxUserDetails {
  /** Username. */
  readonly name: string;
  /** Roles of the default clan, by name. */
  readonly roles?: readonly string[] | undefined;
}

export type WorldChannelKind = "text" | "thread" | "voice" | "streaming" | "forum" | "announcement" | "group" | "dm";

export interface WorldChannel {
  readonly name: string;
  /** @default "text" */
  readonly kind?: WorldChannelKind | undefined;
  /** Whether only its members see it. @default false */
  readonly isPrivate?: boolean | undefined;
  /** Usernames of the members of a private channel, a thread or a conversation; the bot's is `"bot"`. */
  readonly members?: readonly string[] | undefined;
  /** Name of the channel that a thread hangs on. */
  readonly parent?: string | undefined;
  /** Name of its clan. @default the default clan */
  readonly clan?: string | undefined;
}

export interface WorldClan {
  readonly name: string;
  /** Username. @default "alice" */
  readonly owner?: string | undefined;
  /** Usernames. @default the bot's */
  readonly members?: readonly string[] | undefined;
}

export interface WorldRole {
  readonly name: string;
  /** Usernames. */
  readonly members?: readonly string[] | undefined;
  /** Such as `"manage-channel"`. */
  readonly permissions?: readonly string[] | undefined;
  /** Name of its clan. @default the default clan */
  readonly clan?: string | undefined;
}

/** A message that was posted before the bot began. */
export interface WorldMessage {
  /** Username. */
  readonly from: string;
  readonly text: string;
  /** Name of its channel. @default "general" */
  readonly in?: string | undefined;
}

/** What a test finds: plain data, which a JSON file can hold. Names stand for ids. */
export interface WorldDescription {
  readonly people?: readonly (string | WorldPerson)[] | undefined;
  readonly clans?: readonly (string | WorldClan)[] | undefined;
  readonly channels?: readonly (string | WorldChannel)[] | undefined;
  readonly roles?: readonly WorldRole[] | undefined;
  readonly history?: readonly WorldMessage[] | undefined;
}

/** The keys of each part's entries; the first is required, and a text. */
const KEYS: Readonly<Record<keyof WorldDescription, readonly string[]>> = {
  people: ["name", "roles", "id", "displayName", "avatarUrl", "nick"],
  clans: ["name", "owner", "members"],
  channels: ["name", "kind", "isPrivate", "members", "parent", "clan"],
  roles: ["name", "members", "permissions", "clan"],
  history: ["from", "text", "in"],
};
/** Parts whose entries may be a name alone. */
const NAMED: ReadonlySet<string> = new Set(["people", "clans", "channels"]);

/**
 * Checks the form of a world, whatever file it comes from, and returns it.
 *
 * @throws {ValidationError} that names what is wrong.
 */
export function world(description: WorldDescription): WorldDescription {
  if (typeof description !== "object" || (description as object | null) === null || Array.isArray(description))
    throw new ValidationError("world", 'must be an object such as { people: ["bob"] }');
  for (const [part, entries] of Object.entries(description) as [string, unknown][]) {
    const keys = Object.hasOwn(KEYS, part) ? KEYS[part as keyof WorldDescription] : undefined;
    if (keys === undefined)
      throw new ValidationError(`world.${part}`, `is not known; a world has ${Object.keys(KEYS).join(", ")}`);
    if (entries === undefined) continue;
    if (!Array.isArray(entries)) throw new ValidationError(`world.${part}`, "must be a list");
    for (const [index, entry] of (entries as readonly unknown[]).entries())
      checkEntry(`world.${part}[${index}]`, entry, { keys, mayBeName: NAMED.has(part) });
  }
  return description;
}

function checkEntry(
  path: string,
  entry: unknown,
  { keys, mayBeName }: { readonly keys: readonly string[]; readonly mayBeName: boolean },
): void {
  if (mayBeName && typeof entry === "string") return;
  if (typeof entry !== "object" || entry === null)
    throw new ValidationError(path, `must be ${mayBeName ? "a name or " : ""}an object with ${keys.join(", ")}`);
  const unknown = Object.keys(entry).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw new ValidationError(`${path}.${unknown}`, `is not known; there are ${keys.join(", ")}`);
  const [first = "name"] = keys;
  if (typeof (entry as Readonly<Record<string, unknown>>)[first] !== "string")
    throw new ValidationError(`${path}.${first}`, "must be a text");
}
