import { MessageCode } from "../../generated/constants.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import { optionalId } from "../core/ids.js";
import type { MessageContentInput } from "../wire/messageContent.js";
import { joinChannel } from "./joinThenRetry.js";
import { Message } from "./message.js";
import { type MessagePlace, modeOfChannelType } from "./messagePlace.js";
import { sendEphemeralMessage, sendMessage } from "./messageSender.js";
import type { ModelContext } from "./modelContext.js";
import type { CallOptions, SendOptions } from "./sendOptions.js";
import { sentMessage } from "./sentMessage.js";

/** A channel, thread, voice room or direct conversation. */
export class Channel implements MessagePlace {
  readonly id: string;
  readonly clanId: string | undefined;
  /** The channel above a thread. */
  readonly parentId: string | undefined;
  readonly name: string;
  /** A value of `ChannelType`; newer servers may send others. */
  readonly type: number;
  readonly isPublic: boolean;
  readonly mode: number;
  readonly topicId = undefined;
  /** The channel as it came over the wire. */
  readonly wire: ChannelDescription;
  readonly #context: ModelContext;

  constructor(wire: ChannelDescription, context: ModelContext) {
    this.id = wire.channelId;
    this.clanId = optionalId(wire.clanId);
    this.parentId = optionalId(wire.parentId);
    this.name = wire.channelLabel;
    this.type = wire.type;
    // Direct conversations are never public, whatever their flag says.
    this.isPublic = wire.channelPrivate === 0 && this.clanId !== undefined;
    this.mode = modeOfChannelType(wire.type);
    this.wire = wire;
    this.#context = context;
  }

  /** The same as `id`: a channel is a place for messages. */
  get channelId(): string {
    return this.id;
  }

  /**
   * Sends a message and resolves when the server has acknowledged it. Joins the
   * channel first when the server asks for that.
   *
   * Rejects with `ValidationError` when the content is over 4,000 characters as
   * JSON, `ServerError` when the server refuses it, `TimeoutError` when it waited
   * for its turn in vain and was never sent, the signal's reason, or
   * `DeliveryUnknownError` when it was written and no acknowledgement came: its
   * `check()` tells whether the message is there.
   *
   * @param content A plain string, or a content object such as `{ t, embed, components }`.
   */
  async send(content: MessageContentInput, options: SendOptions = {}): Promise<Message> {
    const { sent, ack } = await sendMessage(this.#context, this, content, options);
    return new Message(sentMessage(this.#context, sent, ack), this.#context);
  }

  /** Sends a message that only `receiverIds` see and that nobody keeps. Not shown in direct conversations. */
  async sendEphemeral(
    receiverIds: string | readonly string[],
    content: MessageContentInput,
    options: SendOptions = {},
  ): Promise<void> {
    const receivers = typeof receiverIds === "string" ? [receiverIds] : receiverIds;
    await sendEphemeralMessage(this.#context, this, receivers, content, { ...options, code: MessageCode.Ephemeral });
  }

  /** Joins the channel, which threads need before their messages arrive. */
  async join(options: CallOptions = {}): Promise<void> {
    await joinChannel(this.#context, this, options);
  }
}
