import { brand } from "../../core/brand.js";
import type { CallOptions } from "../message/sendOptions.js";
import { Channel } from "./channel.js";

/** A conversation outside of clans, between two people or in a group. */
export class DirectChannel extends Channel {
  static {
    brand(DirectChannel, "DirectChannel");
  }

  /** Ids of the other people in it. */
  get recipientIds(): readonly string[] {
    return this.wire.userIds.filter((id) => id !== this.context.selfId);
  }

  /** Removes the conversation from the account's list. Its messages are kept; the next message shows it again. */
  async close(options: CallOptions = {}): Promise<void> {
    await this.context.rpc.closeDMByChannelId({ clanId: "0", channelId: this.id }, options);
  }

  /** Shows the conversation in the account's list again. */
  async open(options: CallOptions = {}): Promise<void> {
    await this.context.rpc.openDMByChannelId({ clanId: "0", channelId: this.id }, options);
  }
}
