import type { PinMessage } from "../../../generated/mezon/api/pin_pb.js";
import { requireId } from "../../core/ids.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { MessagePlace } from "../messagePlace.js";
import type { ModelContext } from "../modelContext.js";

/** The pinned messages of a channel. */
export class ChannelPins {
  readonly #place: MessagePlace;
  readonly #context: ModelContext;

  constructor(place: MessagePlace, context: ModelContext) {
    this.#place = place;
    this.#context = context;
  }

  async list(options: CallOptions = {}): Promise<readonly PinMessage[]> {
    const { pinMessagesList } = await this.#context.rpc.getPinMessagesList(this.#ids(), options);
    return pinMessagesList;
  }

  /** Pins a message. Rejects with `RequestError` if the server refuses. */
  async add(messageId: string, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.createPinMessage({ ...this.#ids(), messageId: requireId(messageId, "messageId") }, options);
  }

  async remove(messageId: string, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deletePinMessage({ ...this.#ids(), messageId: requireId(messageId, "messageId") }, options);
  }

  #ids(): { readonly channelId: string; readonly clanId: string } {
    return { channelId: this.#place.channelId, clanId: this.#place.clanId ?? "0" };
  }
}
