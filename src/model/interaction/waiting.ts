import type { Form } from "../../builders/form.js";
import { type CollectOptions, collect, nextOf, type WaitOptions } from "../../core/collecting.js";
import { MezonError, toError } from "../../core/errors.js";
import type { EventStream, Source } from "../../core/eventStream.js";
import type { KeyedListeners } from "../../core/keyedListeners.js";
import type { Message } from "../message.js";
import type { ModelContext } from "../modelContext.js";
import type { Reaction } from "../reaction.js";
import { type AnyInteraction, ButtonInteraction, FormInteraction } from "./interaction.js";

/** Which interactions. What is absent does not matter. */
export interface InteractionFilter {
  /** Only by this person. */
  readonly from?: string | undefined;
  /** Only of this component, or one of these. */
  readonly customId?: string | readonly string[] | undefined;
  readonly filter?: ((interaction: AnyInteraction) => boolean) | undefined;
}

/** Which messages. What is absent does not matter; the bot's own never count. */
export interface MessageFilter {
  /** Only by this person. */
  readonly from?: string | undefined;
  readonly filter?: ((message: Message) => boolean) | undefined;
}

/** Which reactions. What is absent does not matter; the bot's own never count. */
export interface ReactionFilter {
  /** Only by this person. */
  readonly from?: string | undefined;
  /** Only this emoji: itself, its short name, or the id of a custom one. */
  readonly emoji?: string | undefined;
  readonly filter?: ((reaction: Reaction) => boolean) | undefined;
}

/** What can be waited for. */
export interface Waiting {
  /** By the id of their message. */
  readonly interactions: KeyedListeners<AnyInteraction>;
  /** By the id of their channel. */
  readonly messages: KeyedListeners<Message>;
  /** By the id of their message. */
  readonly reactions: KeyedListeners<Reaction>;
}

export function awaitInteraction(
  context: ModelContext,
  messageId: string,
  options: InteractionFilter & WaitOptions,
): Promise<AnyInteraction> {
  const source = sourceOf(context, context.waiting.interactions, messageId, interactionTest(options));
  return nextOf(source, `an interaction with message ${messageId}`, { ...options, clock: context.clock });
}

/** The next click that submits a form. What cannot be read is reported, and waited past. */
export function awaitForm<Values extends object>(
  context: ModelContext,
  messageId: string,
  form: Form<Values>,
  options: InteractionFilter & WaitOptions,
): Promise<FormInteraction<Values>> {
  const isWanted = interactionTest(options);
  const source: Source<FormInteraction<Values>> = (give, end) =>
    context.waiting.interactions.on(messageId, {
      give: (interaction) => {
        if (!(interaction instanceof ButtonInteraction) || !passes(context, isWanted, interaction)) return;
        try {
          give(new FormInteraction(interaction, interaction.state, interaction.read(form), context));
        } catch (error) {
          const message = `a form that was submitted cannot be read: ${toError(error).message}`;
          context.report(new MezonError("malformed_frame", message, { cause: error }));
        }
      },
      end,
    });
  return nextOf(source, `a form in message ${messageId}`, { ...options, clock: context.clock });
}

export function collectInteractions(
  context: ModelContext,
  messageId: string,
  options: InteractionFilter & CollectOptions,
): EventStream<AnyInteraction> {
  const source = sourceOf(context, context.waiting.interactions, messageId, interactionTest(options));
  return collect(source, { ...options, clock: context.clock });
}

export function awaitMessage(
  context: ModelContext,
  channelId: string,
  options: MessageFilter & WaitOptions,
): Promise<Message> {
  const source = sourceOf(context, context.waiting.messages, channelId, messageTest(options));
  return nextOf(source, `a message in channel ${channelId}`, { ...options, clock: context.clock });
}

export function collectMessages(
  context: ModelContext,
  channelId: string,
  options: MessageFilter & CollectOptions,
): EventStream<Message> {
  const source = sourceOf(context, context.waiting.messages, channelId, messageTest(options));
  return collect(source, { ...options, clock: context.clock });
}

export function awaitReaction(
  context: ModelContext,
  messageId: string,
  options: ReactionFilter & WaitOptions,
): Promise<Reaction> {
  const source = sourceOf(context, context.waiting.reactions, messageId, reactionTest(options));
  return nextOf(source, `a reaction to message ${messageId}`, { ...options, clock: context.clock });
}

export function collectReactions(
  context: ModelContext,
  messageId: string,
  options: ReactionFilter & CollectOptions,
): EventStream<Reaction> {
  const source = sourceOf(context, context.waiting.reactions, messageId, reactionTest(options));
  return collect(source, { ...options, clock: context.clock });
}

function sourceOf<Item>(
  context: ModelContext,
  listeners: KeyedListeners<Item>,
  key: string,
  test: (item: Item) => boolean,
): Source<Item> {
  return (give, end) =>
    listeners.on(key, {
      give: (item) => {
        if (passes(context, test, item)) give(item);
      },
      end,
    });
}

/** Whether an item is one that is waited for. A filter that throws is reported, and waited past. */
function passes<Item>(context: ModelContext, test: (item: Item) => boolean, item: Item): boolean {
  try {
    return test(item);
  } catch (cause) {
    context.report(new MezonError("listener_failed", `a filter failed: ${toError(cause).message}`, { cause }));
    return false;
  }
}

function interactionTest({ from, customId, filter }: InteractionFilter): (interaction: AnyInteraction) => boolean {
  const ids = typeof customId === "string" ? [customId] : customId;
  return (interaction) =>
    (from === undefined || interaction.userId === from) &&
    (ids === undefined || ids.includes(interaction.customId)) &&
    (filter === undefined || filter(interaction));
}

function messageTest({ from, filter }: MessageFilter): (message: Message) => boolean {
  return (message) =>
    !message.isOwn && (from === undefined || message.author.id === from) && (filter === undefined || filter(message));
}

function reactionTest({ from, emoji, filter }: ReactionFilter): (reaction: Reaction) => boolean {
  return (reaction) =>
    !reaction.isOwn &&
    (from === undefined || reaction.userId === from) &&
    (emoji === undefined || reaction.emoji === emoji || reaction.emojiId === emoji) &&
    (filter === undefined || filter(reaction));
}
