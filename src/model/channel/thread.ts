import { brand } from "../../core/brand.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import { Channel } from "./channel.js";

/** A thread under a channel. Its messages arrive once it is joined. */
export class Thread extends Channel {
  static {
    brand(Thread, "Thread");
  }

  /** The channel it hangs on; `undefined` while the thread is partial. */
  get parent(): Channel | undefined {
    return this.parentId === undefined ? undefined : this.context.channels.handle(this.parentId);
  }

  /** Brings an archived thread back. */
  async unarchive(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await this.context.rpc.activeArchivedThread(await this.ids(given), given);
  }

  /** Leaves the thread for good, as a member of it. */
  async quit(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await this.context.rpc.leaveThread(await this.ids(given), given);
  }
}
