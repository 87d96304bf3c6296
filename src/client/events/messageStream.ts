import { BoundedMap } from "../../core/boundedMap.js";
import type { Emitter } from "../../core/emitter.js";
import { ConnectionError, type MezonError } from "../../core/errors.js";
import { EventStream, leftOutError, type StreamOptions } from "../../core/eventStream.js";
import { idBefore } from "../../core/ids.js";
import type { Message } from "../../model/message/message.js";
import type { ClientEvents } from "./clientEvents.js";
import type { LeftOutOfChannel } from "./leftOut.js";

export interface MessageStreamOptions extends StreamOptions {
  readonly emitter: Emitter<ClientEvents>;
  readonly filter: (message: Message) => boolean;
  /** Whether the messages that are delivered now come from a catch-up. */
  readonly isCatchingUp: () => boolean;
  /** Calls a function when no more events will be delivered. Returns the function that cancels this. */
  readonly atEnd: (end: () => void) => () => void;
  /** Calls a function when no item can be handled any more. Returns the function that cancels this. */
  readonly beforeEnd: (discard: () => void) => () => void;
  readonly report: (error: MezonError) => void;
}

const CHANNELS = 1_000;

/** Returns a stream of new messages of other people that pass a filter. */
export function messageStream(options: MessageStreamOptions): EventStream<Message> {
  const { emitter, filter, isCatchingUp, report, limit } = options;
  let channels = new BoundedMap<string, LeftOutOfChannel>(CHANNELS);
  let count = 0;
  let isOver = false;
  const stream: EventStream<Message> = new EventStream<Message>(
    (give, end) => {
      const takeBack = options.beforeEnd(() => stream.discard());
      const removers = [
        emitter.on("message", (message) => {
          if (message.isOwn || !filter(message)) return undefined;
          return give(message, { isCaughtUp: isCatchingUp() });
        }),
        options.atEnd(() => {
          isOver = true;
          end(new ConnectionError("the client was closed", { code: "closed" }));
        }),
      ];
      return () => {
        for (const remove of removers) remove();
        // When the client ends, waiting items can still be read for as long as listeners may run.
        if (!isOver) takeBack();
      };
    },
    options,
    {
      leftOut: ({ id, channelId }, isFirst) => {
        if (isFirst) report(leftOutError("messages", limit, "The `leftOut` event will tell which."));
        const known = channels.get(channelId) ?? { channelId, after: idBefore(id), count: 0 };
        channels.set(channelId, { ...known, count: known.count + 1 });
        count += 1;
      },
      recovered: () => {
        const told = { count, channels: [...channels.values()] };
        channels = new BoundedMap(CHANNELS);
        count = 0;
        emitter.emit("leftOut", told);
      },
    },
  );
  return stream;
}
