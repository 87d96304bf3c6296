import type { PinMessage } from "../../../generated/mezon/api/pin_pb.js";
import { requireId } from "../../core/ids.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { Channel } from "./channel.js";

/** The pinned messages of a channel. */
export class ChannelPins {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  async list(options: CallOptions = {}): Promise<readonly PinMessage[]> {
    const given = callOptions(options);
    const { pinMessagesList } = await this.#context.rpc.getPinMessagesList(await this.#channel.ids(given), given);
    return pinMessagesList;
  }

  /** Pins a message. Rejects with `RequestError` if the server refuses. */
  async add(messageId: string, options: CallOptions = {}): Promise<void> {
    requireId(messageId, "messageId");
    const given = callOptions(options);
    await this.#context.rpc.createPinMessage({ ...(await this.#channel.ids(given)), messageId }, given);
  }

  async remove(messageId: string, options: CallOptions = {}): Promise<void> {
    requireId(messageId, "messageId");
    const given = callOptions(options);
    await this.#context.rpc.deletePinMessage({ ...(await this.#channel.ids(given)), messageId }, given);
  }
}
