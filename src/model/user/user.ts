import type { User as WireUser } from "../../../generated/mezon/api/user_pb.js";
import { renamed } from "../../core/refuseRenamed.js";
import type { DirectChannel } from "../channel/directChannel.js";
import type { Message } from "../message/message.js";
import type { MessageInput } from "../message/messageSender.js";
import type { CallOptions, SendOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";

/** Somebody on the platform. */
export class User {
  readonly id: string;
  readonly #context: ModelContext;
  #wire: WireUser;

  constructor(wire: WireUser, context: ModelContext) {
    this.id = wire.id;
    this.#wire = wire;
    this.#context = context;
  }

  /** The user as the server last described them. */
  get wire(): WireUser {
    return this.#wire;
  }

  get username(): string {
    return this.#wire.username;
  }

  get displayName(): string | undefined {
    return this.#wire.displayName || undefined;
  }

  /** The name people see: display name or username. */
  get name(): string {
    return this.displayName ?? this.username;
  }

  get avatarUrl(): string | undefined {
    return this.#wire.avatarUrl || undefined;
  }

  /** What they say of themselves; "" when nothing. */
  get aboutMe(): string {
    return this.#wire.aboutMe;
  }

  /** What they set for others to see, such as `Idle`; "" when they did not. */
  get status(): string {
    return this.#wire.userStatus;
  }

  get isOnline(): boolean {
    return this.#wire.online;
  }

  /** Opens the conversation with them; makes it when there is none. `sendDM` writes to them at once. */
  async openDM(options: CallOptions = {}): Promise<DirectChannel> {
    return this.#context.users.openDM(this.id, options);
  }

  /**
   * The earlier name of `openDM`, which plain JavaScript may still use.
   *
   * @internal
   * @throws {ValidationError} always.
   */
  async dm(): Promise<never> {
    throw renamed("user.dm", "user.openDM");
  }

  /** Writes to them. Makes the conversation when there is none. Rejects as `channel.send` does. */
  async sendDM(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return this.#context.users.send(this.id, content, options);
  }

  /** Asks them to be friends, or agrees when they have asked. `client.me.friends` lists friends. */
  async addFriend(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.addFriends({ ids: [this.id] }, options);
  }

  /** Ends the friendship, or takes back or refuses the asking for one. */
  async removeFriend(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deleteFriends({ ids: [this.id] }, options);
  }

  async block(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.blockFriends({ ids: [this.id] }, options);
  }

  async unblock(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.unblockFriends({ ids: [this.id] }, options);
  }

  /** @internal */
  patch(news: Partial<WireUser>): void {
    this.#wire = { ...this.#wire, ...news };
  }
}
