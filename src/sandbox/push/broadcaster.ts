import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Channel } from "../state/channel.js";
import type { World } from "../state/world.js";
import { type EncodeFrame, Push } from "./push.js";
import type { Subscriber } from "./subscriber.js";

/** Told of every push as it leaves, and of the people whom it reaches. */
export type PushObserver = (push: Push, personIds: ReadonlySet<string>) => void;

/**
 * Tells people what happens: those who may know it and asked for it. What is
 * pushed while a request is served leaves after the request's answer.
 */
export class Broadcaster {
  readonly #world: World;
  readonly #encode: EncodeFrame;
  readonly #subscribers = new Set<Subscriber>();
  readonly #observers = new Set<PushObserver>();
  #held: (() => void)[] | undefined;

  constructor(world: World, encode: EncodeFrame) {
    this.#world = world;
    this.#encode = encode;
  }

  /** Adds a subscriber. Returns the function that removes it. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Adds an observer of all pushes. Returns the function that removes it. */
  observe(observer: PushObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  subscribers(): Iterable<Subscriber> {
    return this.#subscribers;
  }

  isOnline(personId: string): boolean {
    for (const subscriber of this.#subscribers) if (subscriber.personId === personId) return true;
    return false;
  }

  /** Runs `work`, and delivers what it pushes when it is done. */
  deliverAfter<T>(work: () => T): T {
    if (this.#held !== undefined) return work();
    const held: (() => void)[] = [];
    this.#held = held;
    try {
      return work();
    } finally {
      this.#held = undefined;
      for (const deliver of held) deliver();
    }
  }

  /** To everybody who sees the channel and hears it. */
  toChannel(channel: Channel, payload: EnvelopePayload): void {
    this.to(payload, (subscriber) => this.#reaches(subscriber, channel));
  }

  /** To everybody who sees the channel and hears its clan: what happens to a channel rather than in it. */
  aboutChannel(channel: Channel, payload: EnvelopePayload): void {
    const { channels } = this.#world;
    this.to(payload, (subscriber) => {
      return subscriber.hearsClan(channel.clanId) && channels.canSee(subscriber.personId, channel);
    });
  }

  /** To every member of the clan who hears it. */
  toClan(clanId: string, payload: EnvelopePayload): void {
    const members = this.#world.clans.find(clanId)?.memberIds;
    this.to(payload, (subscriber) => members?.has(subscriber.personId) === true && subscriber.hearsClan(clanId));
  }

  /** To these people, whatever they asked for. */
  toPeople(personIds: readonly string[], payload: EnvelopePayload): void {
    const ids = new Set(personIds);
    this.to(payload, (subscriber) => ids.has(subscriber.personId));
  }

  /** To every subscriber that passes. Who receives it is decided now, also when it leaves later. */
  to(payload: EnvelopePayload, passes: (subscriber: Subscriber) => boolean): void {
    const push = new Push(payload, this.#encode);
    const receivers = [...this.#subscribers].filter(passes);
    const deliver = (): void => {
      this.#tellObservers(push, receivers);
      for (const receiver of receivers) receiver.receive(push);
    };
    if (this.#held === undefined) deliver();
    else this.#held.push(deliver);
  }

  #tellObservers(push: Push, receivers: readonly Subscriber[]): void {
    if (this.#observers.size === 0) return;
    const personIds = new Set(receivers.map(({ personId }) => personId));
    for (const observer of this.#observers) observer(push, personIds);
  }

  #reaches(subscriber: Subscriber, channel: Channel): boolean {
    return subscriber.hearsChannel(channel) && this.#world.channels.canSee(subscriber.personId, channel);
  }
}
