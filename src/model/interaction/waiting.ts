import type { Form } from "../../builders/form.js";
import { type CollectOptions, collect, nextOf, type WaitOptions } from "../../core/collecting.js";
import { MezonError, toError } from "../../core/errors.js";
import { type EventStream, leftOutError, type Overflow, type Source } from "../../core/eventStream.js";
import type { KeyedListener, KeyedListeners } from "../../core/keyedListeners.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { Channel } from "../channel/channel.js";
import type { Message } from "../message/message.js";
import type { Reaction } from "../message/reaction.js";
import type { ModelContext } from "../modelContext.js";
import { type AnyInteraction, ButtonInteraction, FormInteraction } from "./interaction.js";
import { requireForm } from "./requireForm.js";
import type { SlashCommand } from "./slashCommand.js";
import {
  type InteractionFilter,
  interactionTest,
  type MessageFilter,
  messageTest,
  type ReactionFilter,
  reactionTest,
  type SlashCommandFilter,
  slashCommandTest,
} from "./waitFilters.js";

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
const FORM_KEYS = { ...WAIT_KEYS, form: true } as const;

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
    interactionTest(options, WAIT_KEYS),
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
  const isWanted = interactionTest(options, FORM_KEYS);
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
    interactionTest(options, COLLECT_KEYS),
  );
  return collect(source, { ...options, clock: context.clock }, reportOverflow(context, "interactions"));
}

export function awaitMessage(
  context: ModelContext,
  channel: WatchedChannel,
  options: MessageFilter & WaitOptions,
): Promise<Message> {
  const source = sourceOf(
    context,
    ofChannel(context, context.waiting.messages, channel),
    messageTest(options, WAIT_KEYS),
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
    messageTest(options, COLLECT_KEYS),
  );
  const advice = "channel.messages.list() reads what was left out.";
  return collect(source, { ...options, clock: context.clock }, reportOverflow(context, "messages", advice));
}

export function awaitSlashCommand(
  context: ModelContext,
  channel: WatchedChannel,
  options: SlashCommandFilter & WaitOptions,
): Promise<SlashCommand> {
  const listen = ofChannel(context, context.waiting.slashCommands, channel);
  const source = sourceOf(context, listen, slashCommandTest(options, WAIT_KEYS));
  return nextOf(source, `a slash command in channel ${channel.id}`, { ...options, clock: context.clock });
}

export function collectSlashCommands(
  context: ModelContext,
  channel: WatchedChannel,
  options: SlashCommandFilter & CollectOptions,
): EventStream<SlashCommand> {
  const listen = ofChannel(context, context.waiting.slashCommands, channel);
  const source = sourceOf(context, listen, slashCommandTest(options, COLLECT_KEYS));
  return collect(source, { ...options, clock: context.clock }, reportOverflow(context, "slash commands"));
}

export function awaitReaction(
  context: ModelContext,
  message: WatchedMessage,
  options: ReactionFilter & WaitOptions,
): Promise<Reaction> {
  const source = sourceOf(
    context,
    ofMessage(context, context.waiting.reactions, message),
    reactionTest(options, WAIT_KEYS),
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
    reactionTest(options, COLLECT_KEYS),
  );
  return collect(source, { ...options, clock: context.clock }, reportOverflow(context, "reactions"));
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
function reportOverflow<Item>(context: ModelContext, what: string, advice = "Take them faster."): Overflow<Item> {
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
