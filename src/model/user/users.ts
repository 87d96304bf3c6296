import { ChannelType } from "../../../generated/constants.js";
import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { MezonError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { SharedWork } from "../../core/sharedWork.js";
import { DirectMessage } from "../channel/directMessage.js";
import type { Message } from "../message.js";
import { contentOf, type MessageInput } from "../messageSender.js";
import type { ModelContext } from "../modelContext.js";
import type { CallOptions, SendOptions } from "../sendOptions.js";
import { User } from "./user.js";

/** The people the client has met, and the way to meet others. */
export class Users {
  readonly #context: ModelContext;
  readonly #known: BoundedMap<string, User>;
  /** Ids of conversations, by the other's id. */
  readonly #conversations: BoundedMap<string, string>;
  readonly #fetching = new SharedWork<void>();
  readonly #opening = new SharedWork<DirectMessage>();

  /** @param limit People to remember; the ones not met for longest go first. */
  constructor(context: ModelContext, limit: number) {
    this.#context = context;
    this.#known = new BoundedMap(limit);
    this.#conversations = new BoundedMap(limit);
  }

  get size(): number {
    return this.#known.size;
  }

  /** Somebody who is known; `undefined` for anybody else. */
  get(id: string): User | undefined {
    return this.#known.get(id);
  }

  /**
   * Somebody who shares a clan with the account, asked for when not known; no
   * conversation is made. Rejects with `MezonError` (`not_found`) for anybody else.
   */
  async fetch(id: string, options: CallOptions = {}): Promise<User> {
    requireId(id, "userId");
    const known = this.get(id);
    if (known !== undefined) return known;
    if (options.signal !== undefined || options.timeoutMs !== undefined) await this.#ask(options);
    else await this.#fetching.run("", () => this.#ask(options));
    const user = this.get(id);
    if (user === undefined) throw new MezonError("not_found", `no user ${id} shares a clan with this account`);
    return user;
  }

  /** Everybody who shares a clan with the account. */
  async *list(options: CallOptions = {}): AsyncGenerator<User, void, undefined> {
    const { users } = await this.#context.rpc.listUserClansByUserId(options);
    for (const wire of users) yield this.adopt(wire);
  }

  /** The conversation with somebody, seen before or not; made once. Rejects with `ValidationError` for what is no id. */
  async dm(userId: string, options: CallOptions = {}): Promise<DirectMessage> {
    requireId(userId, "userId");
    const known = this.#context.channels.get(this.#conversations.get(userId) ?? "");
    if (known instanceof DirectMessage) return known;
    if (options.signal !== undefined || options.timeoutMs !== undefined) return this.#open(userId, options);
    return this.#opening.run(userId, () => this.#open(userId, options));
  }

  /** Writes to somebody, met before or not; makes the conversation once. What cannot be sent is refused before that. */
  async send(userId: string, content: MessageInput, options: SendOptions = {}): Promise<Message> {
    contentOf(content, options.mentions);
    const { signal, timeoutMs } = options;
    const wait = { ...(signal && { signal }), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
    return (await this.dm(userId, wait)).send(content, options);
  }

  /** @internal */
  adopt(wire: WireUser): User {
    const known = this.#known.get(wire.id);
    if (known !== undefined) {
      known.learn(wire);
      return known;
    }
    const user = new User(wire, this.#context);
    this.#known.set(user.id, user);
    return user;
  }

  /** @internal */
  forget(id: string): void {
    this.#known.delete(id);
  }

  /** @internal */
  clear(): void {
    this.#known.clear();
    this.#conversations.clear();
  }

  async #ask(options: CallOptions): Promise<void> {
    const { users } = await this.#context.rpc.listUserClansByUserId(options);
    for (const wire of users) this.adopt(wire);
  }

  async #open(userId: string, options: CallOptions): Promise<DirectMessage> {
    const request = { clanId: "0", type: ChannelType.Dm, channelPrivate: 1, userIds: [userId] };
    const wire = await this.#context.rpc.createChannelDesc(request, options);
    const channel = this.#context.channels.adopt({ ...wire, type: ChannelType.Dm });
    if (!(channel instanceof DirectMessage)) throw new MezonError("rpc_failed", "the server made no conversation");
    await channel.join(options);
    this.#conversations.set(userId, channel.id);
    return channel;
  }
}
