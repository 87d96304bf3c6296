import { MezonError } from "../../core/errors.js";
import { compareIds, requireId } from "../../core/ids.js";
import { Message } from "../message.js";
import type { MessagePlace } from "../messagePlace.js";
import type { ModelContext } from "../modelContext.js";
import { requireCount } from "../require.js";
import type { CallOptions } from "../sendOptions.js";

/** Which part of a channel's history, and which way. */
export interface HistoryOptions extends CallOptions {
  /** Only what is older than this message. */
  readonly before?: string;
  /** Only what is newer than this message, oldest first. */
  readonly after?: string;
  /** Messages at most. Default: all there are. */
  readonly limit?: number;
  /** A topic of the channel instead of the channel itself. */
  readonly topicId?: string;
}

const PAGE = 100;
const Direction = { After: 1, Around: 2, Before: 3 } as const;

/** The messages of a channel. */
export class ChannelMessages {
  readonly #place: MessagePlace;
  readonly #context: ModelContext;

  constructor(place: MessagePlace, context: ModelContext) {
    this.#place = place;
    this.#context = context;
  }

  /**
   * Walks through the history, a page of 100 at a time: newest first, or with
   * `after` oldest first. Rejects with `ValidationError` for what is no id.
   */
  async *list(options: HistoryOptions = {}): AsyncGenerator<Message, void, undefined> {
    const { before, after, limit = Number.POSITIVE_INFINITY, topicId } = options;
    if (before !== undefined) requireId(before, "before");
    if (after !== undefined) requireId(after, "after");
    if (limit !== Number.POSITIVE_INFINITY) requireCount(limit, "limit", [0, Number.MAX_SAFE_INTEGER]);
    const forward = after !== undefined;
    let cursor = after ?? before ?? "0";
    for (let left = limit; left > 0; ) {
      const page = await this.#page(cursor, forward ? Direction.After : Direction.Before, topicId, options);
      const fresh = page.filter(({ id }) => isBeyond(id, cursor, forward));
      const ordered = forward ? fresh : fresh.toReversed();
      for (const message of ordered.slice(0, left)) {
        // Going forward may still have an end.
        if (forward && before !== undefined && compareIds(message.id, before) >= 0) return;
        yield message;
      }
      left -= ordered.length;
      const last = ordered.at(-1);
      if (last === undefined || page.length < PAGE) return;
      cursor = last.id;
    }
  }

  /** The messages around one, it included, oldest first: 100 at most. */
  async around(messageId: string, options: CallOptions = {}): Promise<readonly Message[]> {
    return this.#page(requireId(messageId, "messageId"), Direction.Around, undefined, options);
  }

  /** One message. Rejects with `MezonError` (`not_found`) when it is not in this channel. */
  async fetch(messageId: string, options: CallOptions = {}): Promise<Message> {
    const found = (await this.around(messageId, options)).find(({ id }) => id === messageId);
    if (found === undefined) {
      throw new MezonError("not_found", `there is no message ${messageId} in channel ${this.#place.channelId}`);
    }
    return found;
  }

  /** Searches the channel's messages for words. */
  async search(words: string, options: CallOptions & { readonly limit?: number } = {}): Promise<readonly string[]> {
    const filters = [
      { fieldName: "content", fieldValue: words },
      { fieldName: "channel_id", fieldValue: this.#place.channelId },
      { fieldName: "clan_id", fieldValue: this.#place.clanId ?? "0" },
    ];
    const request = { filters, from: 0, size: options.limit ?? 25 };
    const { messages } = await this.#context.rpc.searchMessage(request, options);
    return messages.map(({ messageId }) => messageId);
  }

  /** A page of history, oldest first. */
  async #page(
    messageId: string,
    direction: number,
    topicId: string | undefined,
    { signal, timeoutMs }: CallOptions,
  ): Promise<readonly Message[]> {
    const { channelId, clanId = "0" } = this.#place;
    const request = { clanId, channelId, messageId, direction, limit: PAGE, topicId: topicId ?? "0" };
    const options = { ...(signal && { signal }), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
    const { messages } = await this.#context.rpc.listChannelMessages(request, options);
    const page = messages.map((wire) => new Message(wire, this.#context));
    return page.sort((a, b) => compareIds(a.id, b.id));
  }
}

function isBeyond(id: string, cursor: string, forward: boolean): boolean {
  if (cursor === "0") return true;
  return forward ? compareIds(id, cursor) > 0 : compareIds(id, cursor) < 0;
}
