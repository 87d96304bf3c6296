import type { HistoryRange } from "../cache/historyRange.js";
import { type ChannelReference, channelKey } from "../cache/storeChange.js";
import { type Delivery, DROPPED } from "../core/delivery.js";

/** A part of what a place heard, one message or some with nothing missed in between. */
interface Part {
  readonly after: string;
  newest: string;
  readonly anew: boolean;
  isHandled: boolean;
}

/** What is told when listeners are done with a part, and with everything before it. */
export type MarkHandled = (place: ChannelReference, span: HistoryRange, anew: boolean) => void;

/**
 * Tells of what listeners are done with in the order it was heard, place by place: a message that was handled before
 * an older one waits for that. Holds no more than there are listeners at work.
 */
export class HandledInOrder {
  readonly #places = new Map<string, Part[]>();
  readonly #mark: MarkHandled;

  constructor(mark: MarkHandled) {
    this.#mark = mark;
  }

  /** Whether listeners are done with everything that was heard in a place. */
  isClear(place: ChannelReference): boolean {
    return this.#places.size === 0 || !this.#places.has(channelKey(place));
  }

  /** Notes what was heard; `delivery` settles when listeners are done with it. */
  add(place: ChannelReference, span: HistoryRange, anew: boolean, delivery: Delivery): void {
    const key = channelKey(place);
    const parts = this.#places.get(key) ?? [];
    this.#places.set(key, parts);
    const part = { ...span, anew, isHandled: false };
    parts.push(part);
    const { channelId, topicId, clanId } = place;
    const handled = (): void => this.#handled({ channelId, topicId, clanId }, parts, part);
    if (delivery === undefined) handled();
    else {
      // What was dropped is never handled: it holds up what came after it until the end.
      void delivery.then((outcome) => {
        if (outcome !== DROPPED) handled();
      });
    }
  }

  /** Forgets what listeners are still at: it is not marked any more. */
  clear(): void {
    this.#places.clear();
  }

  #handled(place: ChannelReference, parts: Part[], part: Part): void {
    const key = channelKey(place);
    if (this.#places.get(key) !== parts) return;
    part.isHandled = true;
    while (parts[0]?.isHandled === true) {
      const { after, newest, anew } = parts[0];
      parts.shift();
      this.#mark(place, { after, newest }, anew);
    }
    if (parts.length === 0) this.#places.delete(key);
    else joinWithNeighbours(parts, parts.indexOf(part));
  }
}

/** Parts that were handled one behind the other become one, so that a listener that never ends holds up only itself. */
function joinWithNeighbours(parts: Part[], at: number): void {
  if (at < 0) return;
  for (const index of [at, at - 1]) {
    const [one, next] = [parts[index], parts[index + 1]];
    if (one?.isHandled !== true || next?.isHandled !== true || one.newest !== next.after || next.anew) continue;
    one.newest = next.newest;
    parts.splice(index + 1, 1);
  }
}
