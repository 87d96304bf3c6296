import { SandboxEndpoints } from "./sandboxEndpoints.js";
import type { SandboxParts } from "./sandboxParts.js";

/** Ids of what a sandbox contains from the beginning. */
export class SandboxLandmarks extends SandboxEndpoints {
  readonly #parts: SandboxParts;

  /** @internal */
  constructor(parts: SandboxParts) {
    super({ address: parts.address, bot: parts.bot, verifyingKey: parts.chain.seen.verifyingKey });
    this.#parts = parts;
  }

  /** The default clan. Alice owns it, and the bot is a member. */
  get clanId(): string {
    return this.#parts.clanId;
  }

  /** The default clan's channel "general". */
  get channelId(): string {
    return this.#parts.channelId;
  }

  /** The default clan's voice room. */
  get voiceChannelId(): string {
    return this.#parts.voiceChannelId;
  }

  /** The default clan's streaming channel. */
  get streamChannelId(): string {
    return this.#parts.streamChannelId;
  }

  /** Alice's id. */
  get userId(): string {
    return this.#parts.userId;
  }
}
