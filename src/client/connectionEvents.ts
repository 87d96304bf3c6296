import type { ReconnectorEvents } from "../connection/reconnector.js";
import type { Sender } from "../connection/sender.js";
import type { Subscriptions } from "../connection/subscriptions.js";
import type { Emitter } from "../core/emitter.js";
import { MezonError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import type { Telemetry } from "../core/telemetry.js";
import type { ClientHistory } from "../history/clientHistory.js";
import type { ChannelJoinRetries } from "../model/channelJoinRetries.js";
import { failProcess } from "./clientEnd.js";
import type { ClientCounters } from "./clientStats.js";
import type { ConnectionSetup } from "./connectionSetup.js";
import type { ClientEvents } from "./events/clientEvents.js";

interface ConnectedParts {
  readonly emitter: Emitter<ClientEvents>;
  readonly sender: Sender;
  readonly history: ClientHistory;
  readonly setup: ConnectionSetup;
  readonly subscriptions: Subscriptions;
  readonly joinRetries: ChannelJoinRetries;
  readonly counters: ClientCounters;
  readonly telemetry: Telemetry;
  readonly logger: Logger;
  /** Whether anything is notified if the client ends by itself. */
  readonly hasEndListeners: () => boolean;
  /** Called when the client has ended by itself. */
  readonly ended: (reason: Error) => void;
}

/**
 * Returns the functions that are called when the connection is lost, restored or given up. `parts` is called at each
 * event, because the parts are created after the reconnector.
 */
export function connectionEvents(parts: () => ConnectedParts): ReconnectorEvents {
  return {
    changed: (state) => parts().telemetry.publish("mezonkit:state", { state }),
    disconnected: (reason) => {
      const { joinRetries, sender, history, logger, emitter } = parts();
      joinRetries.clear();
      sender.connectionLost();
      history.gap();
      logger.warn({ err: reason }, "the connection was lost");
      emitter.emit("disconnected", { reason });
    },
    reconnecting: (attempt, delayMs) => parts().emitter.emit("reconnecting", { attempt, delayMs }),
    attemptFailed: (attempt, reason) =>
      parts().logger.warn({ err: reason, attempt }, "an attempt to restore the connection failed"),
    resumed: (attempts) => {
      const { counters, subscriptions, joinRetries, setup, logger, emitter } = parts();
      counters.reconnects += 1;
      for (const channelId of subscriptions.ids()) joinRetries.joined(channelId);
      logger.info({ attempts }, "the connection is restored");
      emitter.emit("resumed", { attempts, catchUp: setup.caughtUp });
    },
    gaveUp: (reason) => {
      const { history, sender, logger, emitter, hasEndListeners, ended } = parts();
      history.release();
      // These sends wait for the rate limit of a connection that is lost.
      sender.connectionLost();
      void history.close();
      logger.error({ err: reason }, "the connection cannot be restored");
      const isHandled = hasEndListeners();
      if (reason instanceof MezonError) emitter.emit("error", reason);
      ended(reason);
      if (!isHandled) failProcess();
    },
  };
}
