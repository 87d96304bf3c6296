import { ChannelType } from "../../../generated/constants.js";
import { createUser } from "../../../generated/mezon/api/user_codec.js";
import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { MezonError, ProtocolError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { renamed } from "../../core/renamed.js";
import { requireCallOptions } from "../../core/requireWaitOptions.js";
import { SharedCalls } from "../../core/sharedCalls.js";
import { DirectChannel } from "../channel/directChannel.js";
import type { Message } from "../message/message.js";
import { contentOf, type MessageInput } from "../message/messageSender.js";
import {
  type CallOptions,
  callOptions,
  type SendOptions,
  sendOptions,
  sharedCall,
  sharedWait,
  waitOf,
} from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { User } from "./user.js";

/** Milliseconds for which the list of all people is reused; the server only sends the whole list. */
const DIRECTORY_MS = 60_000;

/** The people that the client knows, and methods to fetch others. */
export class Users {
  readonly #context: ModelContext;
  readonly #known: BoundedMap<string, User>;
  /** People whom an event named, and whom the server has not described. */
  readonly #partial: BoundedMap<string, User>;
  /** Whether people are bots, if the platform has said. */
  readonly #bots: BoundedMap<string, boolean>;
  /** Ids of conversations, by the id of the other person. */
  readonly #conversations: BoundedMap<string, string>;
  readonly #fetching = new SharedCalls<ReadonlyMap<string, WireUser>>();
  /** The server's last list, which may contain more people than fit into memory. */
  #directory: { readonly people: ReadonlyMap<string, WireUser>; readonly at: number } | undefined;
  readonly #opening = new SharedCalls<DirectChannel>();

  /** @param limit Largest number of people in memory; the least recently used are dropped first. */
  constructor(context: ModelContext, limit: number) {
    this.#context = context;
    this.#known = new BoundedMap(limit);
    this.#partial = new BoundedMap(limit);
    this.#bots = new BoundedMap(limit);
    this.#conversations = new BoundedMap(limit);
  }

  get size(): number {
    return this.#known.size;
  }

  /** Returns a known person; `undefined` for anybody else. */
  get(id: string): User | undefined {
    return this.#known.get(id);
  }

  /**
   * Returns the object of a person whom an event named, known or not.
   *
   * @internal
   */
  handle(id: string, details: Partial<WireUser> = {}): User {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const partial = this.#partial.get(id) ?? new User({ ...createUser(), id }, this.#context, true);
    partial.patch(Object.fromEntries(Object.entries(details).filter(([, value]) => value !== "")));
    this.#partial.set(id, partial);
    return partial;
  }

  /**
   * Whether a person is a bot; `undefined` if the platform has not said.
   *
   * @internal
   */
  isBot(id: string): boolean | undefined {
    return id === this.#context.selfId ? true : this.#bots.peek(id);
  }

  /**
   * Called when the platform has said whether a person is a bot.
   *
   * @internal
   */
  setIsBot(id: string, isBot: boolean): void {
    this.#bots.set(id, isBot);
  }

  /**
   * Returns a person who shares a clan with the account; fetches them if not known. Creates no conversation. Rejects
   * with `MezonError` (`not_found`) for anybody else. The server only lists all people at once, so it is asked at most
   * once a minute, whatever the number of calls.
   */
  async fetch(id: string, options: CallOptions = {}): Promise<User> {
    requireId(id, "userId");
    requireCallOptions(options);
    const known = this.get(id);
    if (known !== undefined) return known;
    const wire = (await this.#everybody(options)).get(id);
    if (wire === undefined) throw new MezonError("not_found", `no user ${id} shares a clan with this account`);
    return this.get(id) ?? this.upsert(wire);
  }

  /** Yields everybody who shares a clan with the account. */
  list(options: CallOptions = {}): AsyncGenerator<User, void, undefined> {
    return this.#list(callOptions(options));
  }

  /**
   * Opens the conversation with a person, known or not; creates it if there is none. Rejects with `ValidationError` if
   * the id is malformed.
   */
  async openDM(userId: string, options: CallOptions = {}): Promise<DirectChannel> {
    requireId(userId, "userId");
    requireCallOptions(options);
    const known = this.#context.channels.get(this.#conversations.get(userId) ?? "");
    if (known instanceof DirectChannel) return known;
    const waitOptions = sharedWait(`the conversation with user ${userId}`, options, this.#context);
    return this.#opening.run(userId, waitOptions, (signal) => this.#open(userId, sharedCall(signal)));
  }

  /**
   * The earlier name of `openDM`, for users of plain JavaScript.
   *
   * @internal
   * @throws {ValidationError} always.
   */
  async dm(): Promise<never> {
    throw renamed("users.dm", "users.openDM");
  }

  /**
   * Sends a direct message to a person, known or not; creates the conversation if there is none. Content that cannot
   * be sent is refused before that.
   */
  async send(userId: string, content: MessageInput, options: SendOptions = {}): Promise<Message> {
    const given = sendOptions(options);
    const written = contentOf(content, given);
    return this.#context.post(await this.openDM(userId, waitOf(given)), written, given, []);
  }

  /** @internal */
  upsert(wire: WireUser): User {
    this.#dropOldDirectory();
    const known = this.#known.get(wire.id);
    if (known !== undefined) {
      known.patch(wire);
      return known;
    }
    const partial = this.#partial.peek(wire.id);
    this.#partial.delete(wire.id);
    partial?.complete(wire);
    const user = partial ?? new User(wire, this.#context);
    this.#known.set(user.id, user);
    return user;
  }

  /** @internal */
  remove(id: string): void {
    this.#known.delete(id);
    this.#partial.delete(id);
  }

  /** @internal */
  clear(): void {
    this.#known.clear();
    this.#partial.clear();
    this.#bots.clear();
    this.#conversations.clear();
    this.#directory = undefined;
  }

  async *#list(options: CallOptions): AsyncGenerator<User, void, undefined> {
    for (const wire of (await this.#ask(options)).values()) yield this.upsert(wire);
  }

  /** Returns all people, from the last response if it is recent, otherwise from a new one. */
  async #everybody(options: CallOptions): Promise<ReadonlyMap<string, WireUser>> {
    const now = this.#context.clock.now();
    if (this.#directory !== undefined && now - this.#directory.at < DIRECTORY_MS) return this.#directory.people;
    const waitOptions = sharedWait("the people of the account's clans", options, this.#context);
    return this.#fetching.run("", waitOptions, (signal) => this.#ask(sharedCall(signal)));
  }

  async #ask(options: CallOptions): Promise<ReadonlyMap<string, WireUser>> {
    const { users } = await this.#context.rpc.listUserClansByUserId(options);
    const people = new Map(users.map((wire) => [wire.id, wire]));
    this.#directory = { people, at: this.#context.clock.now() };
    for (const wire of users) this.upsert(wire);
    return people;
  }

  /** Needs no timer: the list is dropped when people are next looked up after it has become old. */
  #dropOldDirectory(): void {
    if (this.#directory === undefined) return;
    if (this.#context.clock.now() - this.#directory.at >= DIRECTORY_MS) this.#directory = undefined;
  }

  async #open(userId: string, options: CallOptions): Promise<DirectChannel> {
    const request = { clanId: "0", type: ChannelType.Dm, channelPrivate: 1, userIds: [userId] };
    const wire = await this.#context.rpc.createChannelDesc(request, options);
    const channel = this.#context.channels.upsert({ ...wire, type: ChannelType.Dm });
    if (!(channel instanceof DirectChannel)) throw new ProtocolError("CreateChannelDesc answered with no conversation");
    await channel.join(options);
    this.#conversations.set(userId, channel.id);
    return channel;
  }
}
