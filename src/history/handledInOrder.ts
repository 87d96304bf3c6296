import type { HistoryRange } from "../cache/historyRange.js";
import { type ChannelReference, channelKey } from "../cache/storeChange.js";
import { type Delivery, DROPPED } from "../core/delivery.js";

/** A part of the received messages of a place: one message, or several with nothing missed between them. */
interface Part {
  readonly after: string;
  newest: string;
  readonly anew: boolean;
  isHandled: boolean;
}

/** Called when listeners have handled a part, and everything before it. */
export type MarkHandled = (place: ChannelReference, range: HistoryRange, anew: boolean) => void;

/**
 * Reports handled messages of each place in the order in which they were received: a message that is handled before an
 * older one is reported after it. Holds no more parts than there are running listeners.
 */
export class HandledInOrder {
  readonly #places = new Map<string, Part[]>();
  readonly #mark: MarkHandled;

  constructor(mark: MarkHandled) {
    this.#mark = mark;
  }

  /** Whether listeners have handled everything that was received in a place. */
  isClear(place: ChannelReference): boolean {
    return this.#places.size === 0 || !this.#places.has(channelKey(place));
  }

  /**
   * Returns the delivered parts of a place that are not reported yet: listeners are still handling them or an older
   * part.
   */
  underWay(place: Pick<ChannelReference, "channelId" | "topicId">): readonly HistoryRange[] {
    return (this.#places.get(channelKey(place)) ?? []).map(({ after, newest }) => ({ after, newest }));
  }

  /** Adds received messages. `delivery` settles when listeners have handled them. */
  add(place: ChannelReference, range: HistoryRange, anew: boolean, delivery: Delivery): void {
    const key = channelKey(place);
    const parts = this.#places.get(key) ?? [];
    this.#places.set(key, parts);
    const part = { ...range, anew, isHandled: false };
    parts.push(part);
    const { channelId, topicId, clanId } = place;
    const handled = (): void => this.#handled({ channelId, topicId, clanId }, parts, part);
    if (delivery === undefined) handled();
    else {
      // A dropped message is never handled, so the parts after it are not reported either.
      void delivery.then((outcome) => {
        if (outcome !== DROPPED) handled();
      });
    }
  }

  /** Forgets what listeners have not handled yet. It will not be reported. */
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

/** Joins neighbouring parts that were handled, so that a listener that never ends does not let parts pile up. */
function joinWithNeighbours(parts: Part[], at: number): void {
  if (at < 0) return;
  for (const index of [at, at - 1]) {
    const [one, next] = [parts[index], parts[index + 1]];
    if (one?.isHandled !== true || next?.isHandled !== true || one.newest !== next.after || next.anew) continue;
    one.newest = next.newest;
    parts.splice(index + 1, 1);
  }
}
