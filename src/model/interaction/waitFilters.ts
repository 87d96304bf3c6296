import { isSameEmoji } from "../../core/emoji.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { Message } from "../message/message.js";
import type { Reaction } from "../message/reaction.js";
import { requireText } from "../require.js";
import type { AnyInteraction } from "./interaction.js";
import type { SlashCommand } from "./slashCommand.js";

/** Selects interactions. Omitted fields match everything. */
export interface InteractionFilter {
  /** Id of the only person that counts. */
  readonly from?: string | undefined;
  /** Id of the component, or ids of several. */
  readonly customId?: string | readonly string[] | undefined;
  readonly filter?: ((interaction: AnyInteraction) => boolean) | undefined;
}

/** Selects messages. Omitted fields match everything; the bot's own messages never match. */
export interface MessageFilter {
  /** Id of the only person that counts. */
  readonly from?: string | undefined;
  readonly filter?: ((message: Message) => boolean) | undefined;
}

/** Selects slash commands. Omitted fields match everything. */
export interface SlashCommandFilter {
  /** Id of the only person that counts. */
  readonly from?: string | undefined;
  /** Name of the command, or names of several. */
  readonly name?: string | readonly string[] | undefined;
  readonly filter?: ((command: SlashCommand) => boolean) | undefined;
}

/** Selects reactions. Omitted fields match everything; the bot's own reactions never match. */
export interface ReactionFilter {
  /** Id of the only person that counts. */
  readonly from?: string | undefined;
  /** Only this emoji: the emoji itself, its short name, or the id of a custom one. */
  readonly emoji?: string | undefined;
  readonly filter?: ((reaction: Reaction) => boolean) | undefined;
}

const INTERACTION_KEYS: KeysOf<InteractionFilter> = { from: true, customId: true, filter: true };
const MESSAGE_KEYS: KeysOf<MessageFilter> = { from: true, filter: true };
const COMMAND_KEYS: KeysOf<SlashCommandFilter> = { from: true, name: true, filter: true };
const REACTION_KEYS: KeysOf<ReactionFilter> = { from: true, emoji: true, filter: true };

type Keys = Readonly<Record<string, true>>;

/**
 * Checks what every filter has, and the options beside it.
 *
 * @throws {ValidationError} that names the wrong one.
 */
function requireFilter(
  options: { readonly from?: unknown; readonly filter?: unknown; readonly signal?: AbortSignal | undefined },
  known: Keys,
): void {
  requireOptions(options, known);
  const { from, filter, signal } = options;
  if (from !== undefined) requireId(from as string, "from");
  if (filter !== undefined && typeof filter !== "function") throw new ValidationError("filter", "must be a function");
  requireWaitOptions({ signal });
}

/** Returns one text or several as a list. */
function textsOf(given: string | readonly string[] | undefined, path: string): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const texts = typeof given === "string" ? [given] : requireList(given, path, "texts, or one text");
  for (const [index, text] of texts.entries()) requireText(text, `${path}[${index}]`);
  return [...texts];
}

/** Returns a test for an interaction from a filter. The options may also have `otherKeys`. */
export function interactionTest(options: InteractionFilter, otherKeys: Keys): (interaction: AnyInteraction) => boolean {
  requireFilter(options, { ...INTERACTION_KEYS, ...otherKeys });
  const { from, filter } = options;
  const ids = textsOf(options.customId, "customId");
  return (interaction) =>
    (from === undefined || interaction.userId === from) &&
    (ids === undefined || ids.includes(interaction.customId)) &&
    (filter === undefined || filter(interaction));
}

/** Returns a test for a message of somebody else from a filter. The options may also have `otherKeys`. */
export function messageTest(options: MessageFilter, otherKeys: Keys): (message: Message) => boolean {
  requireFilter(options, { ...MESSAGE_KEYS, ...otherKeys });
  const { from, filter } = options;
  return (message) =>
    !message.isOwn && (from === undefined || message.author.id === from) && (filter === undefined || filter(message));
}

/** Returns a test for a slash command from a filter. The options may also have `otherKeys`. */
export function slashCommandTest(options: SlashCommandFilter, otherKeys: Keys): (command: SlashCommand) => boolean {
  requireFilter(options, { ...COMMAND_KEYS, ...otherKeys });
  const { from, filter } = options;
  const names = textsOf(options.name, "name");
  return (command) =>
    (from === undefined || command.userId === from) &&
    (names === undefined || names.includes(command.name)) &&
    (filter === undefined || filter(command));
}

/** Returns a test for a reaction of somebody else from a filter. The options may also have `otherKeys`. */
export function reactionTest(options: ReactionFilter, otherKeys: Keys): (reaction: Reaction) => boolean {
  requireFilter(options, { ...REACTION_KEYS, ...otherKeys });
  const { from, emoji, filter } = options;
  if (emoji !== undefined) requireText(emoji, "emoji");
  return (reaction) =>
    !reaction.isOwn &&
    (from === undefined || reaction.userId === from) &&
    (emoji === undefined || isSameEmoji(reaction.emoji, emoji) || reaction.emojiId === emoji) &&
    (filter === undefined || filter(reaction));
}
