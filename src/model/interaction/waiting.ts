import type { Form } from "../../builders/form.js";
import { type CollectOptions, collect, nextOf, type WaitOptions } from "../../core/collecting.js";
import { isSameEmoji } from "../../core/emoji.js";
import { MezonError, toError } from "../../core/errors.js";
import { type EventStream, leftOutError, type Overflow, type Source } from "../../core/eventStream.js";
import type { KeyedListener, KeyedListeners } from "../../core/keyedListeners.js";
import type { Channel } from "../channel/channel.js";
import type { Message } from "../message/message.js";
import type { Reaction } from "../message/reaction.js";
import type { ModelContext } from "../modelContext.js";
import { type AnyInteraction, ButtonInteraction, FormInteraction } from "./interaction.js";
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

/** The message whose interactions and reactions a caller waits for. */
type WatchedMessage = Pick<Message, "id" | "channelId" | "clanId">;
/** The channel whose messages a caller waits for. */
type WatchedChannel = Pick<Channel, "id" | "clanId">;

export function awaitInteraction(
  context: ModelContext,
  message: WatchedMessage,
  options: InteractionFilter & WaitOptions,
): Promise<AnyInteraction> {
  const source = sourceOf(context, ofMessage(context, context.waiting.interactions, message), interactionTest(options));
  return nextOf(source, `an interaction with message ${message.id}`, { ...options, clock: context.clock });
}

/** Returns the next click that submits a form. A click with a wrong value is reported, and the wait goes on. */
export function awaitForm<Values extends object>(
  context: ModelContext,
  message: WatchedMessage,
  form: Form<Values>,
  options: InteractionFilter & WaitOptions,
): Promise<FormInteraction<Values>> {
  const isWanted = interactionTest(options);
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
  const source = sourceOf(context, ofMessage(context, context.waiting.interactions, message), interactionTest(options));
  return collect(source, { ...options, clock: context.clock }, saying(context, "interactions"));
}

export function awaitMessage(
  context: ModelContext,
  channel: WatchedChannel,
  options: MessageFilter & WaitOptions,
): Promise<Message> {
  const source = sourceOf(context, ofChannel(context, context.waiting.messages, channel), messageTest(options));
  return nextOf(source, `a message in channel ${channel.id}`, { ...options, clock: context.clock });
}

export function collectMessages(
  context: ModelContext,
  channel: WatchedChannel,
  options: MessageFilter & CollectOptions,
): EventStream<Message> {
  const source = sourceOf(context, ofChannel(context, context.waiting.messages, channel), messageTest(options));
  const advice = "channel.messages.list() reads what was left out.";
  return collect(source, { ...options, clock: context.clock }, saying(context, "messages", advice));
}

export function awaitSlashCommand(
  context: ModelContext,
  channel: WatchedChannel,
  options: SlashCommandFilter & WaitOptions,
): Promise<SlashCommand> {
  const listen = ofChannel(context, context.waiting.slashCommands, channel);
  const source = sourceOf(context, listen, slashCommandTest(options));
  return nextOf(source, `a slash command in channel ${channel.id}`, { ...options, clock: context.clock });
}

export function collectSlashCommands(
  context: ModelContext,
  channel: WatchedChannel,
  options: SlashCommandFilter & CollectOptions,
): EventStream<SlashCommand> {
  const listen = ofChannel(context, context.waiting.slashCommands, channel);
  const source = sourceOf(context, listen, slashCommandTest(options));
  return collect(source, { ...options, clock: context.clock }, saying(context, "slash commands"));
}

export function awaitReaction(
  context: ModelContext,
  message: WatchedMessage,
  options: ReactionFilter & WaitOptions,
): Promise<Reaction> {
  const source = sourceOf(context, ofMessage(context, context.waiting.reactions, message), reactionTest(options));
  return nextOf(source, `a reaction to message ${message.id}`, { ...options, clock: context.clock });
}

export function collectReactions(
  context: ModelContext,
  message: WatchedMessage,
  options: ReactionFilter & CollectOptions,
): EventStream<Reaction> {
  const source = sourceOf(context, ofMessage(context, context.waiting.reactions, message), reactionTest(options));
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

function interactionTest({ from, customId, filter }: InteractionFilter): (interaction: AnyInteraction) => boolean {
  const ids = typeof customId === "string" ? [customId] : customId && [...customId];
  return (interaction) =>
    (from === undefined || interaction.userId === from) &&
    (ids === undefined || ids.includes(interaction.customId)) &&
    (filter === undefined || filter(interaction));
}

function messageTest({ from, filter }: MessageFilter): (message: Message) => boolean {
  return (message) =>
    !message.isOwn && (from === undefined || message.author.id === from) && (filter === undefined || filter(message));
}

function slashCommandTest({ from, name, filter }: SlashCommandFilter): (command: SlashCommand) => boolean {
  const names = typeof name === "string" ? [name] : name && [...name];
  return (command) =>
    (from === undefined || command.userId === from) &&
    (names === undefined || names.includes(command.name)) &&
    (filter === undefined || filter(command));
}

function reactionTest({ from, emoji, filter }: ReactionFilter): (reaction: Reaction) => boolean {
  return (reaction) =>
    !reaction.isOwn &&
    (from === undefined || reaction.userId === from) &&
    (emoji === undefined || isSameEmoji(reaction.emoji, emoji) || reaction.emojiId === emoji) &&
    (filter === undefined || filter(reaction));
}
