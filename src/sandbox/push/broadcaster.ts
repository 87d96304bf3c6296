import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Channel } from "../state/channel.js";
import type { World } from "../state/world.js";
import { type EncodeFrame, Push } from "./push.js";
import type { Subscriber } from "./subscriber.js";

/** Called with every push when it is sent, and with the ids of the people who receive it. */
export type PushObserver = (push: Push, personIds: ReadonlySet<string>) => void;

type Delivery = (askerId: string | undefined) => void;

/** The pushes of one piece of work. */
interface Batch {
  readonly deliveries: readonly Delivery[];
  readonly askerId: string | undefined;
}

/**
 * Pushes events to people who may see them and have subscribed to them. Events of a request are pushed after its
 * response.
 */
export class Broadcaster {
  readonly #world: World;
  readonly #encode: EncodeFrame;
  readonly #subscribers = new Set<Subscriber>();
  readonly #observers = new Set<PushObserver>();
  /** The pushes of the running work. */
  #held: Delivery[] | undefined;
  /** The pushes that are held back, oldest first. */
  readonly #waiting: Batch[] = [];

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

  /**
   * Runs `work`, and delivers its pushes when it is done.
   *
   * @param askerId Id of the person whose client made the request. For this person the pushes are echoes.
   */
  deliverAfter<T>(work: () => T, askerId?: string): T {
    if (this.#held !== undefined) return work();
    const { result } = this.hold(work, askerId);
    this.#deliverUpTo(undefined);
    return result;
  }

  /**
   * Runs `work`, and holds back its pushes until `deliver` is called, or until later pushes are delivered, so that
   * pushes keep the order of their events.
   */
  hold<T>(work: () => T, askerId?: string): { readonly result: T; readonly deliver: () => void } {
    const deliveries: Delivery[] = [];
    const batch: Batch = { deliveries, askerId };
    this.#held = deliveries;
    try {
      const result = work();
      this.#waiting.push(batch);
      return { result, deliver: () => this.#deliverUpTo(batch) };
    } catch (error) {
      this.#waiting.push(batch);
      this.#deliverUpTo(batch);
      throw error;
    } finally {
      this.#held = undefined;
    }
  }

  /** Pushes to everybody who can see the channel and has subscribed to it. */
  toChannel(channel: Channel, payload: EnvelopePayload): void {
    this.to(payload, (subscriber) => this.#reaches(subscriber, channel));
  }

  /**
   * Pushes to everybody who can see the channel and has subscribed to its clan: for events about a channel, not in it.
   */
  aboutChannel(channel: Channel, payload: EnvelopePayload): void {
    const { channels } = this.#world;
    this.to(payload, (subscriber) => {
      return subscriber.receivesClan(channel.clanId) && channels.canSee(subscriber.personId, channel);
    });
  }

  /** Pushes to every member of the clan who has subscribed to it. */
  toClan(clanId: string, payload: EnvelopePayload): void {
    const members = this.#world.clans.find(clanId)?.memberIds;
    this.to(payload, (subscriber) => members?.has(subscriber.personId) === true && subscriber.receivesClan(clanId));
  }

  /** Pushes to these people, regardless of their subscriptions. */
  toPeople(personIds: readonly string[], payload: EnvelopePayload): void {
    const ids = new Set(personIds);
    this.to(payload, (subscriber) => ids.has(subscriber.personId));
  }

  /** Pushes to every subscriber that passes. The receivers are determined now, even if the push is sent later. */
  to(payload: EnvelopePayload, passes: (subscriber: Subscriber) => boolean): void {
    const push = new Push(payload, this.#encode);
    const receivers = [...this.#subscribers].filter(passes);
    const deliver: Delivery = (askerId) => {
      this.#tellObservers(push, receivers);
      for (const receiver of receivers) receiver.receive(push, receiver.personId === askerId);
    };
    if (this.#held !== undefined) {
      this.#held.push(deliver);
      return;
    }
    this.#deliverUpTo(undefined);
    deliver(undefined);
  }

  /** Delivers the pushes that are held back, oldest first, up to a batch; all of them if none is given. */
  #deliverUpTo(last: Batch | undefined): void {
    if (last !== undefined && !this.#waiting.includes(last)) return;
    for (let batch = this.#waiting.shift(); batch !== undefined; batch = this.#waiting.shift()) {
      for (const deliver of batch.deliveries) deliver(batch.askerId);
      if (batch === last) return;
    }
  }

  #tellObservers(push: Push, receivers: readonly Subscriber[]): void {
    if (this.#observers.size === 0) return;
    const personIds = new Set(receivers.map(({ personId }) => personId));
    for (const observer of this.#observers) observer(push, personIds);
  }

  #reaches(subscriber: Subscriber, channel: Channel): boolean {
    return subscriber.receivesChannel(channel) && this.#world.channels.canSee(subscriber.personId, channel);
  }
}
