import { limits } from "../limits.js";
import { tooMany } from "../refusal.js";

export interface Pin {
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly pinnedBy: string;
  readonly createTimeSeconds: number;
}

/** The pinned messages of every channel. */
export class Pins {
  readonly #byChannel = new Map<string, Pin[]>();

  /** Pins a message. Returns the existing pin if there is one. */
  add(pin: Pin): Pin {
    const pins = this.#byChannel.get(pin.channelId) ?? [];
    const known = pins.find(({ messageId }) => messageId === pin.messageId);
    if (known !== undefined) return known;
    if (pins.length >= limits.pinsPerChannel) throw tooMany(`a channel holds at most ${limits.pinsPerChannel} pins`);
    this.#byChannel.set(pin.channelId, [...pins, pin]);
    return pin;
  }

  /** Removes a pin by its own id or by its message's. Returns it if there was one. */
  remove(channelId: string, named: { readonly id: string; readonly messageId: string }): Pin | undefined {
    const pins = this.of(channelId);
    const pin = pins.find(({ id, messageId }) => id === named.id || messageId === named.messageId);
    if (pin !== undefined) {
      this.#byChannel.set(
        channelId,
        pins.filter((other) => other !== pin),
      );
    }
    return pin;
  }

  of(channelId: string): readonly Pin[] {
    return this.#byChannel.get(channelId) ?? [];
  }

  forgetChannel(channelId: string): void {
    this.#byChannel.delete(channelId);
  }
}
