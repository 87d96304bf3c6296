import type { Clock } from "../core/clock.js";
import type { Emitter } from "../core/emitter.js";
import { type Holding, KeyedListeners } from "../core/keyedListeners.js";
import type { Waiting } from "../model/interaction/waiting.js";
import type { ClientEvents } from "./clientEvents.js";

/**
 * A click may come before it is waited for: right behind the answer to the send, or while the bot stores something.
 * With a listener of its own a bot has heard it; it must not meet it again when it goes on to wait for the next.
 */
const HELD_MS = 5_000;
const HELD_MAX = 100;

type WaitedFor = "interaction" | "message" | "reactionAdded";

/** What is waited for with the events of a client. */
export function waitingWith(emitter: Emitter<ClientEvents>, clock: Clock): Waiting {
  const listening = <Name extends WaitedFor>(
    name: Name,
    keyOf: (item: ClientEvents[Name]) => string,
    holding?: Holding,
  ): KeyedListeners<ClientEvents[Name]> =>
    new KeyedListeners<ClientEvents[Name]>(
      keyOf,
      ({ give, end }) => {
        const removers = [emitter.on(name, give), emitter.on("closed", end)];
        return () => {
          for (const remove of removers) remove();
        };
      },
      holding,
    );
  return {
    interactions: listening("interaction", ({ messageId }) => messageId, {
      ms: HELD_MS,
      max: HELD_MAX,
      clock,
      // One listener is the one that holds.
      isUnheard: () => emitter.count("interaction") <= 1,
    }),
    messages: listening("message", ({ channelId }) => channelId),
    reactions: listening("reactionAdded", ({ messageId }) => messageId),
  };
}

/** How much is waited for. */
export function sizeOf({ interactions, messages, reactions }: Waiting): number {
  return interactions.size + messages.size + reactions.size;
}
