import type { Clock } from "../../core/clock.js";
import type { Emitter } from "../../core/emitter.js";
import { MezonError } from "../../core/errors.js";
import { type Keeping, KeyedListeners, type Subscriber } from "../../core/keyedListeners.js";
import type { Waiting } from "../../model/interaction/waiting.js";
import type { Message } from "../../model/message/message.js";
import type { ClientEvents } from "./clientEvents.js";

/**
 * A click may arrive before the bot waits for it: right after the response to the send, or while the bot stores
 * something. It is kept for the first wait only if no listener has received it: otherwise the bot could act on it
 * twice.
 */
const UNCLAIMED_MS = 5_000;
const UNCLAIMED_MAX = 100;
/** Milliseconds for which clicks are kept between two waits for the same message, even if other listeners exist. */
const BETWEEN_MS = 60_000;
const BETWEEN_MAX = 100;

type WaitedFor = "interaction" | "message" | "reactionAdded" | "slashCommand";

export interface WaitingOptions {
  readonly emitter: Emitter<ClientEvents>;
  readonly clock: Clock;
  /** Calls a function when the client ends. Returns the function that cancels this. */
  readonly atEnd: (end: () => void) => () => void;
}

/** Waits for events of a client. */
export function waitingWith({ emitter, clock, atEnd }: WaitingOptions): Waiting {
  const moment = (): Emitter<ClientEvents>["moment"] => emitter.moment;
  const subscribing =
    <Name extends WaitedFor>(name: Name) =>
    ({ give, end }: Subscriber<ClientEvents[Name]>): (() => void) => {
      const removers = [emitter.on(name, give), atEnd(end)];
      return () => {
        for (const remove of removers) remove();
      };
    };
  const keeping: Keeping = {
    clock,
    ...{ unclaimedMs: UNCLAIMED_MS, unclaimedMax: UNCLAIMED_MAX, betweenMs: BETWEEN_MS, betweenMax: BETWEEN_MAX },
    // The waiting itself has one listener, which also keeps the items.
    isUnclaimed: () => emitter.count("interaction") <= 1,
  };
  const messageGone = (messageId: string): void => {
    const reason = new MezonError("not_found", `message ${messageId} was removed`);
    interactions.endKey(messageId, reason);
    reactions.endKey(messageId, reason);
  };
  const whileAwaited = (): (() => void) => {
    const gone = (message: Message): void => {
      if (message.isRemoval) messageGone(message.id);
    };
    const removers = [emitter.on("messageRemoved", gone), emitter.on("ephemeralMessage", gone)];
    return () => {
      for (const remove of removers) remove();
    };
  };
  const interactions = new KeyedListeners<ClientEvents["interaction"]>({
    keyOf: ({ messageId }) => messageId,
    ...{ subscribe: subscribing("interaction"), moment, whileAwaited, keeping },
  });
  const messages = new KeyedListeners<Message>({
    keyOf: ({ channelId }) => channelId,
    ...{ subscribe: subscribing("message"), moment },
  });
  const reactions = new KeyedListeners<ClientEvents["reactionAdded"]>({
    keyOf: ({ messageId }) => messageId,
    ...{ subscribe: subscribing("reactionAdded"), moment, whileAwaited },
  });
  const slashCommands = new KeyedListeners<ClientEvents["slashCommand"]>({
    keyOf: ({ channelId }) => channelId,
    ...{ subscribe: subscribing("slashCommand"), moment },
  });
  return {
    ...{ interactions, messages, reactions, slashCommands },
    messageGone,
    placeGone: (id, what) => {
      const reason = new MezonError("not_found", `${what} ${id} is gone, or this account sees it no more`);
      for (const listeners of [interactions, messages, reactions, slashCommands]) listeners.endWithin(id, reason);
    },
  };
}

/** Number of waits and of streams that collect. */
export function sizeOf({ interactions, messages, reactions, slashCommands }: Waiting): number {
  return interactions.size + messages.size + reactions.size + slashCommands.size;
}
