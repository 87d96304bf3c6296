import type { MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Channel } from "../channel/channel.js";
import type { Clan } from "../clan/clan.js";
import type { Member } from "../clan/member.js";
import type { EphemeralMessage } from "../message/ephemeralMessage.js";
import type { Message } from "../message/message.js";
import { contentOf, type MessageInput } from "../message/messageSender.js";
import { type CallOptions, callOptions, type SendOptions, sendOptions } from "../message/sendOptions.js";
import type { MessageTarget } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";
import { startTyping } from "../typing.js";
import type { User } from "../user/user.js";

/** An action of a person that the bot can answer: an interaction or a slash command. */
export abstract class Answerable {
  /** Id of the person who acted. */
  readonly userId: string;
  readonly channelId: string;
  protected readonly context: ModelContext;

  constructor(userId: string, channelId: string, context: ModelContext) {
    this.userId = userId;
    this.channelId = channelId;
    this.context = context;
  }

  /** The channel. Its methods can be called at once; `fetchChannel()` completes it if it is partial. */
  abstract get channel(): Channel;

  /** What a reply refers to. */
  protected abstract get references(): readonly Init<MessageRef>[];

  /** Id of the clan; `undefined` in conversations, and if the event named only a channel that is not known. */
  get clanId(): string | undefined {
    return this.channel.clanId;
  }

  /** The clan; `undefined` if there is no `clanId`. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.context.clans.handle(this.clanId);
  }

  /**
   * The person who acted. Their methods can be called at once; `await user.fetch()` completes them if they are
   * partial.
   */
  get user(): User {
    return this.context.users.handle(this.userId);
  }

  /** The person as a member of the clan; `undefined` if there is no `clanId`. */
  get member(): Member | undefined {
    const { id, username, wire } = this.user;
    return this.clan?.members.handle({ id, username, displayName: wire.displayName, avatarUrl: wire.avatarUrl });
  }

  /** Returns the channel; fetches it if it is not known. Rejects as `client.channels.fetch` does. */
  async fetchChannel(options: CallOptions = {}): Promise<Channel> {
    return this.context.channels.fetch(this.channelId, options);
  }

  /** Replies, visible to everybody. Rejects as `channel.send` does. */
  async reply(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    const given = sendOptions(options);
    const written = contentOf(content, given);
    const { references } = this;
    return this.context.post(await this.place(given), written, given, references);
  }

  /** Replies so that only the person who acted sees it. In direct conversations it may not be shown. */
  async ephemeral(content: MessageInput, options: SendOptions = {}): Promise<EphemeralMessage> {
    const given = sendOptions(options);
    const written = contentOf(content, given);
    return this.context.postEphemeral(await this.place(given), this.userId, written, given);
  }

  /** Shows the bot as typing while an answer is being prepared. Mezon does not wait for an answer. */
  async defer(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await startTyping(this.context, await this.place(given), given);
  }

  /** Returns where answers are posted. The channel is fetched if its place is not known. */
  protected async place(options: CallOptions): Promise<MessageTarget> {
    return this.channel.placed(options);
  }
}
