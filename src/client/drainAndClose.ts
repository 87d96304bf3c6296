import type { Reconnector } from "../connection/reconnector.js";
import type { Sender } from "../connection/sender.js";
import { within } from "../core/abort.js";
import { type Clock, msLeft } from "../core/clock.js";
import type { Logger } from "../core/logger.js";
import type { ClientHistory } from "../history/clientHistory.js";
import type { ModelContext } from "../model/modelContext.js";
import type { Endings } from "./endings.js";
import type { PushDispatcher } from "./events/pushDispatcher.js";
import type { ClientWallet } from "./wallet/clientWallet.js";

/** The parts of a client that have to end. */
export interface ClosableParts extends Pick<ModelContext, "joinRetries"> {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dispatcher: PushDispatcher;
  readonly endings: Endings;
  readonly sender: Sender;
  readonly wallet: ClientWallet;
  readonly reconnector: Reconnector;
  readonly history: ClientHistory;
}

/**
 * Ends everything that a client has started. No event is delivered after this call. Waits up to `drainMs` for running
 * listeners, their sends and calls, and the responses to sent requests.
 */
export async function drainAndClose(parts: ClosableParts, drainMs: number): Promise<void> {
  const { clock, dispatcher, endings, joinRetries, sender, wallet, reconnector, history } = parts;
  const since = clock.now();
  const left = (): number => msLeft(clock, since, drainMs);
  const isReady = (): boolean => reconnector.state === "ready";
  dispatcher.stop();
  endings.endWaits();
  // Without a connection, sends are refused before listeners are awaited: listeners would wait for responses that
  // never come.
  if (isReady()) await listenersDone(parts, left());
  // Sends that wait for a channel to be joined were started earlier, too.
  if (isReady()) await within(clock, left(), joinRetries.idle());
  const [leftMs] = await Promise.all([sender.drain(left()), wallet.close(left())]);
  try {
    await reconnector.close(leftMs);
    await listenersDone(parts, left());
    warnOfRunningListeners(parts, drainMs);
    endings.discardAll();
    await history.close();
  } finally {
    sender.reopen();
  }
}

async function listenersDone({ clock, dispatcher }: ClosableParts, ms: number): Promise<void> {
  if (dispatcher.handling > 0) await within(clock, ms, dispatcher.idle());
}

function warnOfRunningListeners({ dispatcher, logger }: ClosableParts, drainMs: number): void {
  const { handling } = dispatcher;
  if (handling === 0) return;
  logger.warn(
    { handling, drainMs },
    "the client closed while listeners were at work: with a store, those messages come again. A listener must not wait for close()",
  );
}
