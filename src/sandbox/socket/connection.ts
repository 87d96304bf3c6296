import type { Subscriptions } from "../actions/posting.js";
import { type FrameFaults, Outgoing } from "../faults/outgoing.js";
import { limits } from "../limits.js";
import { Echoes } from "../push/echoes.js";
import type { Push } from "../push/push.js";
import type { Subscriber } from "../push/subscriber.js";
import { type Channel, isThread } from "../state/channel.js";
import type { Person } from "../state/person.js";

/** A socket that the sandbox writes to. */
export interface FrameSocket {
  readonly isOpen: boolean;
  /** Number of sent bytes that were not read yet. */
  readonly unsentBytes: number;
  send(frame: Uint8Array | string): void;
  /**
   * Resolves when the other side has read all frames that were sent to it, and its earlier requests were served; or
   * when the socket is closed.
   */
  roundTrip(): Promise<void>;
  /** Stops reading. */
  pause(): void;
  resume(): void;
  /** Closes it with a close code. */
  close(code: number): void;
  /** Resets its connection. */
  terminate(): void;
}

/** One socket of a logged-in person, and what it has joined. */
export class Connection implements Subscriber, Subscriptions {
  readonly person: Person;
  /** Distinguishes the connections of one person. */
  readonly number: number;
  readonly #socket: FrameSocket;
  readonly #outgoing: Outgoing;
  readonly #echoes: Echoes;
  readonly #clans = new Set<string>();
  readonly #channels = new Set<string>();
  readonly #followed = new Set<string>();

  #isFrozen = false;
  #isReading = true;

  constructor(details: {
    readonly socket: FrameSocket;
    readonly person: Person;
    readonly number: number;
    readonly faults: FrameFaults;
    /** Milliseconds by which the pushes that it has caused itself are delayed. */
    readonly echoDelayMs: number;
  }) {
    this.#socket = details.socket;
    this.person = details.person;
    this.number = details.number;
    this.#outgoing = new Outgoing(details.faults, details.person.id, (frame) => this.write(frame));
    const { echoDelayMs: delayMs, faults } = details;
    this.#echoes = new Echoes({
      delayMs,
      late: faults.late,
      send: ({ frame }) => this.#outgoing.send("push", [frame]),
    });
  }

  get personId(): string {
    return this.person.id;
  }

  joinClan(clanId: string): void {
    this.#clans.add(clanId);
  }

  joinChannel(channelId: string): void {
    this.#channels.add(channelId);
  }

  /** Returns whether it had joined the channel. */
  leaveChannel(channelId: string): boolean {
    return this.#channels.delete(channelId);
  }

  hasJoined(channelId: string): boolean {
    return this.#channels.has(channelId);
  }

  joinedChannels(): readonly string[] {
    return [...this.#channels];
  }

  /** Follows the presence of people, up to the limit. */
  follow(personIds: readonly string[]): void {
    for (const id of personIds) if (this.#followed.size < limits.followedPerConnection) this.#followed.add(id);
  }

  unfollow(personIds: readonly string[]): void {
    for (const id of personIds) this.#followed.delete(id);
  }

  follows(personId: string): boolean {
    return this.#followed.has(personId);
  }

  /** A joined clan includes its channels; threads must be joined. */
  receivesChannel(channel: Channel): boolean {
    return this.#channels.has(channel.id) || (!isThread(channel) && this.#clans.has(channel.clanId));
  }

  receivesClan(clanId: string): boolean {
    return this.#clans.has(clanId);
  }

  forgetChannel(channelId: string): void {
    this.#channels.delete(channelId);
  }

  receive(push: Push, isEcho: boolean): void {
    this.#echoes.receive(push, isEcho);
  }

  /** Sends the frames of one response. */
  answer(frames: readonly Uint8Array[]): void {
    this.#outgoing.send("answer", frames);
  }

  /** Sends a frame unchanged. Resets the connection if the socket does not read. */
  write(frame: Uint8Array | string): void {
    if (this.#isFrozen || !this.#socket.isOpen) return;
    if (this.#socket.unsentBytes > limits.unsentBytes) this.#socket.terminate();
    else this.#socket.send(frame);
  }

  /** Keeps the socket open, but stops reading and writing. */
  freeze(): void {
    this.#isFrozen = true;
    this.#socket.pause();
  }

  /** Stops reading, or continues. */
  read(reading: boolean): void {
    if (this.#isFrozen) return;
    this.#isReading = reading;
    if (reading) this.#socket.resume();
    else this.#socket.pause();
  }

  /** Resolves when both sides have handled all frames of the other; at once if a fault prevents this. */
  async settled(): Promise<void> {
    this.#echoes.flush();
    if (this.#isFrozen || !this.#isReading || !this.#socket.isOpen) return;
    this.#echoes.flush();
    await this.#socket.roundTrip();
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  terminate(): void {
    this.#socket.terminate();
  }
}
