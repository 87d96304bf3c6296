import { HistoryDirection } from "../../../generated/constants.js";
import { assumptions } from "../assumptions.js";
import { limits } from "../limits.js";
import { invalid, notFound } from "../refusal.js";
import type { Message } from "./message.js";
import { compareIds } from "./snowflakes.js";

export interface PageRequest {
  /** "0" for the newest page. */
  readonly messageId: string;
  readonly direction: number;
  /** 0 for the default. */
  readonly limit: number;
  /** "0" for messages outside of topics. */
  readonly topicId: string;
}

// Many are dropped at once, so that posting in a full channel is fast.
const DROPPED_AT_ONCE = 1_000;

/** The messages of each channel, in the order they were posted. */
export class Messages {
  readonly #byChannel = new Map<string, Message[]>();
  readonly #byId = new Map<string, Message>();
  /** Posted messages that are not in histories yet. */
  readonly #hidden = new Set<Message>();

  add(message: Message): void {
    const messages = this.#byChannel.get(message.channelId) ?? [];
    if (messages.length === 0) this.#byChannel.set(message.channelId, messages);
    messages.push(message);
    this.#byId.set(message.id, message);
    if (messages.length > limits.messagesPerChannel) {
      for (const dropped of messages.splice(0, DROPPED_AT_ONCE)) this.#forget(dropped);
    }
  }

  /** Keeps a message out of histories, and from being the last one. */
  hide(message: Message): void {
    this.#hidden.add(message);
  }

  show(message: Message): void {
    this.#hidden.delete(message);
  }

  remove(message: Message): void {
    this.#forget(message);
    const messages = this.#byChannel.get(message.channelId) ?? [];
    const index = messages.indexOf(message);
    if (index >= 0) messages.splice(index, 1);
  }

  forgetChannel(channelId: string): void {
    for (const message of this.of(channelId)) this.#forget(message);
    this.#byChannel.delete(channelId);
  }

  find(id: string): Message | undefined {
    return this.#byId.get(id);
  }

  get(channelId: string, id: string): Message {
    const message = this.#byId.get(id);
    if (message?.channelId !== channelId) throw notFound(`there is no message ${id} in channel ${channelId}`);
    return message;
  }

  of(channelId: string): readonly Message[] {
    return this.#byChannel.get(channelId) ?? [];
  }

  /** Returns the last message that histories contain. */
  last(channelId: string): Message | undefined {
    return this.of(channelId).findLast((message) => !this.#hidden.has(message));
  }

  /** Returns a page of a channel's history. It contains the message of the request only for the direction "around". */
  page(channelId: string, request: PageRequest): readonly Message[] {
    const { messageId, direction, topicId } = request;
    const limit = Math.min(Math.max(request.limit, 0) || assumptions.historyPage.default, assumptions.historyPage.most);
    const messages = inOrderOfIds(
      this.of(channelId).filter((message) => message.topicId === topicId && !this.#hidden.has(message)),
    );
    const page = messageId === "0" ? messages.slice(-limit) : pageAt(messages, messageId, direction, limit);
    return assumptions.historyNewestFirst ? page.toReversed() : page;
  }

  #forget(message: Message): void {
    this.#byId.delete(message.id);
    this.#hidden.delete(message);
  }
}

/** Returns messages in the order of their ids. Ids only fall if several machines made them. */
function inOrderOfIds(messages: readonly Message[]): readonly Message[] {
  const rises = messages.every((message, index) => {
    const before = messages[index - 1];
    return before === undefined || compareIds(before.id, message.id) < 0;
  });
  return rises ? messages : messages.toSorted((a, b) => compareIds(a.id, b.id));
}

function pageAt(messages: readonly Message[], id: string, direction: number, limit: number): readonly Message[] {
  // The message with this id may have been removed, so its position is searched by id.
  const first = messages.findIndex((message) => compareIds(message.id, id) >= 0);
  const at = first < 0 ? messages.length : first;
  const after = messages[at]?.id === id ? at + 1 : at;
  switch (direction) {
    case HistoryDirection.After:
      return messages.slice(after, after + limit);
    case HistoryDirection.Around: {
      const start = Math.max(0, at - Math.floor(limit / 2));
      return messages.slice(start, start + limit);
    }
    case HistoryDirection.Before:
    case HistoryDirection.Unspecified:
      return messages.slice(Math.max(0, at - limit), at);
    default:
      throw invalid(`direction is 1 (after), 2 (around) or 3 (before), not ${direction}`);
  }
}
