import type { CallOptions } from "../message/sendOptions.js";
import { Channel } from "./channel.js";

/** A thread under a channel. Its messages arrive once it is joined. */
export class Thread extends Channel {
  /** The channel it hangs on, when it is known. */
  get parent(): Channel | undefined {
    return this.parentId === undefined ? undefined : this.context.channels.get(this.parentId);
  }

  /** Brings an archived thread back. */
  async unarchive(options: CallOptions = {}): Promise<void> {
    await this.context.rpc.activeArchivedThread({ clanId: this.clanId ?? "0", channelId: this.id }, options);
  }

  /** Leaves the thread for good, as a member of it. */
  async quit(options: CallOptions = {}): Promise<void> {
    await this.context.rpc.leaveThread({ clanId: this.clanId ?? "0", channelId: this.id }, options);
  }
}
