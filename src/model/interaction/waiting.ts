import type { Form } from "../../builders/form.js";
import { type CollectOptions, collect, nextOf, type WaitOptions } from "../../core/collecting.js";
import { isSameEmoji } from "../../core/emoji.js";
import { MezonError, toError, ValidationError } from "../../core/errors.js";
import { type EventStream, leftOutError, type Overflow, type Source } from "../../core/eventStream.js";
import { requireId } from "../../core/ids.js";
import type { KeyedListener, KeyedListeners } from "../../core/keyedListeners.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireWaitOptions, WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { Channel } from "../channel/channel.js";
import type { Message } from "../message/message.js";
import type { Reaction } from "../message/reaction.js";
import type { ModelContext } from "../modelContext.js";
import { requireText } from "../require.js";
import { type AnyInteraction, ButtonInteraction, FormInteraction } from "./interaction.js";
import { requireForm } from "./requireForm.js";
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

/** Sources of the items that a caller can wait for. */
export interface Waiting {
  /** Interactions, by message id. */
  readonly interactions: KeyedListeners<AnyInteraction>;
  /** Messages, by channel id. */
  readonly messages: KeyedListeners<Message>;
  /** Slash commands, by channel id. */
  readonly slashCommands: KeyedListeners<SlashCommand>;
  /** Reactions, by message id. */
  readonly reactions: KeyedListeners<Reaction>;
  /** Ends the waits for interactions with a message and reactions to it: it was removed. */
  messageGone(messageId: string): void;
  /** Ends the waits for anything in a channel or a clan that is gone. */
  placeGone(id: string, what: "channel" | "clan"): void;
}

const COLLECT_KEYS: KeysOf<CollectOptions> = { max: true, idleMs: true, timeMs: true, signal: true };
const INTERACTION_KEYS: KeysOf<InteractionFilter> = { from: true, customId: true, filter: true };
const MESSAGE_KEYS: KeysOf<MessageFilter> = { from: true, filter: true };
const COMMAND_KEYS: KeysOf<SlashCommandFilter> = { from: true, name: true, filter: true };
const REACTION_KEYS: KeysOf<ReactionFilter> = { from: true, emoji: true, filter: true };

type Keys = Readonly<Record<string, true>>;

const WAIT: Keys = { ...INTERACTION_KEYS, ...WAIT_KEYS };
const FORM_WAIT: Keys = { ...WAIT, form: true };
const COLLECT: Keys = { ...INTERACTION_KEYS, ...COLLECT_KEYS };
const WAIT_FOR_MESSAGE: Keys = { ...MESSAGE_KEYS, ...WAIT_KEYS };
const COLLECT_MESSAGES: Keys = { ...MESSAGE_KEYS, ...COLLECT_KEYS };
const WAIT_FOR_COMMAND: Keys = { ...COMMAND_KEYS, ...WAIT_KEYS };
const COLLECT_COMMANDS: Keys = { ...COMMAND_KEYS, ...COLLECT_KEYS };
const WAIT_FOR_REACTION: Keys = { ...REACTION_KEYS, ...WAIT_KEYS };
const COLLECT_REACTIONS: Keys = { ...REACTION_KEYS, ...COLLECT_KEYS };

/** The message whose interactions and reactions a caller waits for. */
type WatchedMessage = Pick<Message, "id" | "channelId" | "clanId">;
/** The channel whose messages a caller waits for. */
type WatchedChannel = Pick<Channel, "id" | "clanId">;

export function awaitInteraction(
  context: ModelContext,
  message: WatchedMessage,
  options: InteractionFilter & WaitOptions,
): Promise<AnyInteraction> {
  const source = sourceOf(
    context,
    ofMessage(context, context.waiting.interactions, message),
    interactionTest(options, WAIT),
  );
  return nextOf(source, `an interaction with message ${message.id}`, { ...options, clock: context.clock });
}

/** Returns the next click that submits a form. A click with a wrong value is reported, and the wait goes on. */
export function awaitForm<Values extends object>(
  context: ModelContext,
  message: WatchedMessage,
  form: Form<Values>,
  options: InteractionFilter & WaitOptions,
): Promise<FormInteraction<Values>> {
  const isWanted = interactionTest(options, FORM_WAIT);
  requireForm(form);
  const listen = ofMessage(context, context.waiting.interactions, message);
  const source: Source<FormInteraction<Values>> = (give, end) =>
    listen({
      give: (interaction) => {
        if (!(interaction instanceof ButtonInteraction) || !passes(context, isWanted, interaction)) return false;
        const submitted = readForm(context, interaction, form);
        return submitted === undefined ? false : { delivery: give(submitted) };
      },
      end,
    });
  return nextOf(source, `a form in message ${message.id}`, { ...options, clock: context.clock });
}

export function collectInteractions(
  context: ModelContext,
  message: WatchedMessage,
  options: InteractionFilter & CollectOptions,
): EventStream<AnyInteraction> {
  const source = sourceOf(
    context,
    ofMessage(context, context.waiting.interactions, message),
    interactionTest(options, COLLECT),
  );
  return collect(source, { ...options, clock: context.clock }, saying(context, "interactions"));
}

export function awaitMessage(
  context: ModelContext,
  channel: WatchedChannel,
  options: MessageFilter & WaitOptions,
): Promise<Message> {
  const source = sourceOf(
    context,
    ofChannel(context, context.waiting.messages, channel),
    messageTest(options, WAIT_FOR_MESSAGE),
  );
  return nextOf(source, `a message in channel ${channel.id}`, { ...options, clock: context.clock });
}

export function collectMessages(
  context: ModelContext,
  channel: WatchedChannel,
  options: MessageFilter & CollectOptions,
): EventStream<Message> {
  const source = sourceOf(
    context,
    ofChannel(context, context.waiting.messages, channel),
    messageTest(options, COLLECT_MESSAGES),
  );
  const advice = "channel.messages.list() reads what was left out.";
  return collect(source, { ...options, clock: context.clock }, saying(context, "messages", advice));
}

export function awaitSlashCommand(
  context: ModelContext,
  channel: WatchedChannel,
  options: SlashCommandFilter & WaitOptions,
): Promise<SlashCommand> {
  const listen = ofChannel(context, context.waiting.slashCommands, channel);
  const source = sourceOf(context, listen, slashCommandTest(options, WAIT_FOR_COMMAND));
  return nextOf(source, `a slash command in channel ${channel.id}`, { ...options, clock: context.clock });
}

export function collectSlashCommands(
  context: ModelContext,
  channel: WatchedChannel,
  options: SlashCommandFilter & CollectOptions,
): EventStream<SlashCommand> {
  const listen = ofChannel(context, context.waiting.slashCommands, channel);
  const source = sourceOf(context, listen, slashCommandTest(options, COLLECT_COMMANDS));
  return collect(source, { ...options, clock: context.clock }, saying(context, "slash commands"));
}

export function awaitReaction(
  context: ModelContext,
  message: WatchedMessage,
  options: ReactionFilter & WaitOptions,
): Promise<Reaction> {
  const source = sourceOf(
    context,
    ofMessage(context, context.waiting.reactions, message),
    reactionTest(options, WAIT_FOR_REACTION),
  );
  return nextOf(source, `a reaction to message ${message.id}`, { ...options, clock: context.clock });
}

export function collectReactions(
  context: ModelContext,
  message: WatchedMessage,
  options: ReactionFilter & CollectOptions,
): EventStream<Reaction> {
  const source = sourceOf(
    context,
    ofMessage(context, context.waiting.reactions, message),
    reactionTest(options, COLLECT_REACTIONS),
  );
  return collect(source, { ...options, clock: context.clock }, saying(context, "reactions"));
}

/** Adds a listener. Returns the function that removes it. */
type Listen<Item> = (listener: Omit<KeyedListener<Item>, "within">) => () => void;

/** Listens to interactions with a message, or reactions to it, as long as it, its channel and its clan exist. */
function ofMessage<Item>(
  context: ModelContext,
  listeners: KeyedListeners<Item>,
  { id, channelId, clanId }: WatchedMessage,
): Listen<Item> {
  return ({ give, end }) => {
    const stop = listeners.on(id, { give, end, within: placesOf(context, channelId, clanId) });
    // Only after the caller has received the function that stops it.
    if (context.history.isGone(channelId, id)) queueMicrotask(() => context.waiting.messageGone(id));
    return stop;
  };
}

/** Listens to messages or commands in a channel, as long as it and its clan exist. */
function ofChannel<Item>(
  context: ModelContext,
  listeners: KeyedListeners<Item>,
  { id, clanId }: WatchedChannel,
): Listen<Item> {
  return ({ give, end }) => listeners.on(id, { give, end, within: placesOf(context, id, clanId) });
}

/** Ids of the channel, of the parent of a thread, and of the clan. */
function placesOf({ channels }: ModelContext, channelId: string, clanId: string | undefined): readonly string[] {
  return [channelId, channels.get(channelId)?.parentId, clanId].filter((id) => id !== undefined);
}

function sourceOf<Item>(context: ModelContext, listen: Listen<Item>, test: (item: Item) => boolean): Source<Item> {
  return (give, end) =>
    listen({ give: (item) => (passes(context, test, item) ? { delivery: give(item) } : false), end });
}

/** Reports that items are left out, once until there is room again. */
function saying<Item>(context: ModelContext, what: string, advice = "Take them faster."): Overflow<Item> {
  return {
    leftOut: (_, isFirst) => {
      if (isFirst) context.report(leftOutError(what, undefined, advice));
    },
  };
}

function readForm<Values extends object>(
  context: ModelContext,
  interaction: ButtonInteraction,
  form: Form<Values>,
): FormInteraction<Values> | undefined {
  try {
    return new FormInteraction(interaction, interaction.state, interaction.read(form), context);
  } catch (error) {
    const message = `a form that was submitted cannot be read: ${toError(error).message}`;
    context.report(new MezonError("malformed_frame", message, { cause: error }));
    return undefined;
  }
}

/** Whether an item matches. If a filter throws, that is reported, and the item does not match. */
function passes<Item>(context: ModelContext, test: (item: Item) => boolean, item: Item): boolean {
  try {
    return test(item);
  } catch (cause) {
    context.report(new MezonError("listener_failed", `a filter failed: ${toError(cause).message}`, { cause }));
    return false;
  }
}

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

function interactionTest(options: InteractionFilter, known: Keys): (interaction: AnyInteraction) => boolean {
  requireFilter(options, known);
  const { from, filter } = options;
  const ids = textsOf(options.customId, "customId");
  return (interaction) =>
    (from === undefined || interaction.userId === from) &&
    (ids === undefined || ids.includes(interaction.customId)) &&
    (filter === undefined || filter(interaction));
}

function messageTest(options: MessageFilter, known: Keys): (message: Message) => boolean {
  requireFilter(options, known);
  const { from, filter } = options;
  return (message) =>
    !message.isOwn && (from === undefined || message.author.id === from) && (filter === undefined || filter(message));
}

function slashCommandTest(options: SlashCommandFilter, known: Keys): (command: SlashCommand) => boolean {
  requireFilter(options, known);
  const { from, filter } = options;
  const names = textsOf(options.name, "name");
  return (command) =>
    (from === undefined || command.userId === from) &&
    (names === undefined || names.includes(command.name)) &&
    (filter === undefined || filter(command));
}

function reactionTest(options: ReactionFilter, known: Keys): (reaction: Reaction) => boolean {
  requireFilter(options, known);
  const { from, emoji, filter } = options;
  if (emoji !== undefined) requireText(emoji, "emoji");
  return (reaction) =>
    !reaction.isOwn &&
    (from === undefined || reaction.userId === from) &&
    (emoji === undefined || isSameEmoji(reaction.emoji, emoji) || reaction.emojiId === emoji) &&
    (filter === undefined || filter(reaction));
}
