import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import { brand } from "../../core/brand.js";
import { type Changes, patched } from "../../core/patched.js";
import { renamed } from "../../core/renamed.js";
import type { DirectChannel } from "../channel/directChannel.js";
import type { Message } from "../message/message.js";
import type { MessageInput } from "../message/messageSender.js";
import type { CallOptions, SendOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";

/**
 * A person on the platform. Anybody whom an event names can be sent messages at once, whether the server has described
 * them or not. Before that they are partial: `isPartial` is true, and `await user.fetch()` fetches the rest.
 */
export class User {
  static {
    brand(User, "User");
  }

  readonly id: string;
  readonly #context: ModelContext;
  #wire: WireUser;
  #isPartial: boolean;

  /** @internal */
  constructor(wire: WireUser, context: ModelContext, isPartial = false) {
    this.id = wire.id;
    this.#isPartial = isPartial;
    this.#wire = wire;
    this.#context = context;
  }

  /** The user as the server last described them. */
  get wire(): WireUser {
    return this.#wire;
  }

  /** True until the server has described them: `fetch()` requests that. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** True for the bot itself and other bots, false for people; `undefined` if the platform has not said. */
  get isBot(): boolean | undefined {
    return this.#context.users.isBot(this.id);
  }

  /** "" if no event has contained it. */
  get username(): string {
    return this.#wire.username;
  }

  get displayName(): string | undefined {
    return this.#wire.displayName || undefined;
  }

  /** The name that people see: display name or username; "" if neither is known. */
  get name(): string {
    return this.displayName ?? this.username;
  }

  /** Returns the name, for texts: see `mentioning` for mentions. */
  toString(): string {
    return this.name;
  }

  get avatarUrl(): string | undefined {
    return this.#wire.avatarUrl || undefined;
  }

  /** The person's description of themselves; "" if there is none. */
  get aboutMe(): string {
    return this.#wire.aboutMe;
  }

  /** The status that the person set, such as `Idle`; "" if there is none. */
  get status(): string {
    return this.#wire.userStatus;
  }

  get isOnline(): boolean {
    return this.#wire.online;
  }

  /** Fetches the description of a partial person. Returns them. Rejects as `client.users.fetch` does. */
  async fetch(options: CallOptions = {}): Promise<User> {
    return this.#context.users.fetch(this.id, options);
  }

  /** Opens the conversation with this person; creates it if there is none. `sendDM` sends a message at once. */
  async openDM(options: CallOptions = {}): Promise<DirectChannel> {
    return this.#context.users.openDM(this.id, options);
  }

  /**
   * The earlier name of `openDM`, for users of plain JavaScript.
   *
   * @internal
   * @throws {ValidationError} always.
   */
  async dm(): Promise<never> {
    throw renamed("user.dm", "user.openDM");
  }

  /** Sends a direct message. Creates the conversation if there is none. Rejects as `channel.send` does. */
  async sendDM(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return this.#context.users.send(this.id, content, options);
  }

  /** Sends a friend request, or accepts theirs. `client.me.friends` lists friends. */
  async addFriend(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.addFriends({ ids: [this.id] }, options);
  }

  /** Ends the friendship, or withdraws or declines a friend request. */
  async removeFriend(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deleteFriends({ ids: [this.id] }, options);
  }

  async block(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.blockFriends({ ids: [this.id] }, options);
  }

  async unblock(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.unblockFriends({ ids: [this.id] }, options);
  }

  /**
   * Called when the server has described them.
   *
   * @internal
   */
  complete(wire: WireUser): void {
    this.patch(wire);
    this.#isPartial = false;
  }

  /** @internal */
  patch(changes: Changes<WireUser>): void {
    this.#wire = patched(this.#wire, changes);
  }
}
