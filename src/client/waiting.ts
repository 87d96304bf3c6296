import type { Emitter } from "../core/emitter.js";
import { KeyedListeners } from "../core/keyedListeners.js";
import type { Waiting } from "../model/interaction/waiting.js";
import type { ClientEvents } from "./clientEvents.js";

type WaitedFor = "interaction" | "message" | "reactionAdded";

/** What is waited for with the events of a client; it listens only while somebody waits. */
export function waitingWith(emitter: Emitter<ClientEvents>): Waiting {
  const listening = <Name extends WaitedFor>(
    name: Name,
    keyOf: (item: ClientEvents[Name]) => string,
  ): KeyedListeners<ClientEvents[Name]> =>
    new KeyedListeners<ClientEvents[Name]>(keyOf, ({ give, end }) => {
      const removers = [emitter.on(name, give), emitter.on("closed", end)];
      return () => {
        for (const remove of removers) remove();
      };
    });
  return {
    interactions: listening("interaction", ({ messageId }) => messageId),
    messages: listening("message", ({ channelId }) => channelId),
    reactions: listening("reactionAdded", ({ messageId }) => messageId),
  };
}

/** How much is waited for. */
export function sizeOf({ interactions, messages, reactions }: Waiting): number {
  return interactions.size + messages.size + reactions.size;
}
