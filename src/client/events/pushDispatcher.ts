import { type EnvelopeEventInfo, eventByNumber, type PushedEventName } from "../../../generated/events.js";
import type { ChannelMessage, MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import type { Session as WireSession } from "../../../generated/mezon/api/session_pb.js";
import type { Error as WireError } from "../../../generated/mezon/realtime/envelope_pb.js";
import type {
  DropdownBoxSelected,
  MessageButtonClicked,
  QuickMenuDataEvent,
} from "../../../generated/mezon/realtime/message_pb.js";
import { within } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { bothDeliveries, Deliveries, type Delivery } from "../../core/delivery.js";
import type { Emitter } from "../../core/emitter.js";
import { ConnectionError, ProtocolError, toError } from "../../core/errors.js";
import type { Secrets } from "../../core/secrets.js";
import type { MessageHistory, MessageOrigin } from "../../history/messageHistory.js";
import { Message } from "../../model/message/message.js";
import { Reaction } from "../../model/message/reaction.js";
import type { ModelContext } from "../../model/modelContext.js";
import { requestError } from "../../socket/requestError.js";
import type { EnvelopePeek } from "../../wire/envelopeCodec.js";
import type { ClientEvents } from "./clientEvents.js";
import { InteractionReader } from "./interactionReader.js";
import { MESSAGE_EVENTS, messageEventOf } from "./messageEvents.js";
import { SlashCommandReader } from "./slashCommandReader.js";
import type { StateUpdater } from "./stateUpdater.js";

export interface PushDispatcherOptions {
  readonly emitter: Emitter<ClientEvents>;
  readonly context: ModelContext;
  /** Receives every message, and calls `tell` for new ones. */
  readonly history: MessageHistory;
  /** Called with a session that the server pushed. */
  readonly onSession: (session: WireSession) => void;
  /** Receives the events that change known state, before the listeners. */
  readonly state: StateUpdater;
  /** Secrets that are hidden in errors. */
  readonly secrets: Secrets;
  readonly clock: Clock;
}

const REACTION_EVENTS = ["messageReaction", "reactionAdded", "reactionRemoved"] as const;

/** Largest number of messages of a catch-up that listeners may be handling at once. */
const CATCH_UP_WINDOW = 1_000;
/** Milliseconds without any progress after which a catch-up no longer waits for its listeners. */
const STALL_MS = 1_000;

/**
 * Turns pushed envelopes into events, after the known state was updated with them. A payload is only decoded if it has
 * a listener or changes known state. A payload that cannot be decoded becomes an `error` event.
 */
export class PushDispatcher {
  readonly #emitter: Emitter<ClientEvents>;
  readonly #context: ModelContext;
  readonly #onSession: (session: WireSession) => void;
  readonly #state: StateUpdater;
  readonly #secrets: Secrets;
  readonly #history: MessageHistory;
  readonly #interactions: InteractionReader;
  readonly #slashCommands: SlashCommandReader;
  readonly #deliveries = new Deliveries();
  readonly #clock: Clock;
  /** The message that was delivered last. It keeps the hidden class of messages: see `keepShape`. */
  readonly #last: { message: Message | undefined } = { message: undefined };
  #hasStopped = false;
  /** Whether listeners of the running catch-up seem to wait for its end. */
  #hasStalled = false;

  constructor(options: PushDispatcherOptions) {
    this.#emitter = options.emitter;
    this.#context = options.context;
    this.#history = options.history;
    this.#interactions = new InteractionReader(options);
    this.#slashCommands = new SlashCommandReader(options.context, options.clock);
    this.#onSession = options.onSession;
    this.#state = options.state;
    this.#secrets = options.secrets;
    this.#clock = options.clock;
  }

  /** Number of events that listeners have not handled yet. */
  get handling(): number {
    return this.#deliveries.running;
  }

  /** Delivers no more events until `reopen()`. Running listeners are not stopped. */
  stop(): void {
    this.#hasStopped = true;
  }

  /** Resolves when listeners have handled all events. */
  idle(): Promise<void> {
    return this.#deliveries.atMost(0);
  }

  /** Whether messages have listeners, or are stored. */
  get hasMessageListeners(): boolean {
    if (this.#hasStopped) return false;
    if (this.#history.hasStore) return true;
    return this.#emitter.has("channelMessage") || MESSAGE_EVENTS.some((name) => this.#emitter.has(name));
  }

  /** Delivers events again. */
  reopen(): void {
    this.#hasStopped = false;
  }

  /** Called when a catch-up begins: resets the measured progress of its listeners. */
  beginCatchUp(): void {
    this.#hasStalled = false;
  }

  /**
   * Delivers a message to listeners.
   *
   * @throws {ConnectionError} for a missed message if the client is closed: the next login delivers it.
   */
  deliver(wire: ChannelMessage, { isMissed, previous }: MessageOrigin): Delivery {
    if (isMissed && this.#hasStopped) throw new ConnectionError("the client is closing", { code: "closed" });
    const message = new Message(wire, this.#context, { replayed: isMissed, previous });
    this.#last.message = message;
    const told = this.#emitter.deliverBoth("channelMessage", message, messageEventOf(message), message);
    const command = this.#emitter.has("slashCommand") ? this.#slashCommands.typed(wire) : undefined;
    const delivery = command ? bothDeliveries(told, this.#emitter.deliver("slashCommand", command)) : told;
    // A listener that closed the client is not awaited, because it may itself wait for the end.
    if (this.#hasStopped) return undefined;
    this.#deliveries.track(delivery);
    return delivery;
  }

  /**
   * Resolves when listeners have room for more missed messages, so that a catch-up does not pile up unhandled ones.
   * Does not wait for listeners that make no progress: they may wait for the end of the catch-up. Returns the
   * milliseconds it took.
   */
  async room(): Promise<number> {
    const since = this.#clock.now();
    while (!this.#hasStalled && this.#deliveries.running >= CATCH_UP_WINDOW) {
      const { settled } = this.#deliveries;
      await within(this.#clock, STALL_MS, this.#deliveries.atMost(CATCH_UP_WINDOW - 1));
      this.#hasStalled = this.#deliveries.settled === settled;
    }
    return this.#clock.now() - since;
  }

  dispatch(push: EnvelopePeek): void {
    if (this.#hasStopped) return;
    const info = eventByNumber(push.number);
    if (info === undefined) {
      this.#unknown(push);
      return;
    }
    if (!isPushed(info)) {
      // A response that arrived after its deadline has a cid.
      if (push.cid === 0) this.#unknown(push);
      return;
    }
    const hasListeners = this.#hasListeners(info.name);
    if (!hasListeners && !this.#state.needs(info.name)) return;
    try {
      this.#emit(info, push.payload, hasListeners);
    } catch (cause) {
      const message = `a pushed ${info.name} cannot be read: ${toError(cause).message}`;
      this.#emitter.emit("error", new ProtocolError(message, { cause, bytes: push.payload }));
    }
  }

  #emit(info: EnvelopeEventInfo<PushedEventName>, bytes: Uint8Array, isHeard: boolean): void {
    const payload = info.decode(bytes);
    switch (info.name) {
      case "channelMessage":
        this.#state.message(payload as ChannelMessage);
        if (isHeard) this.#history.live(payload as ChannelMessage, bytes);
        return;
      case "messageReaction":
        this.#reaction(payload as MessageReaction);
        return;
      case "messageButtonClicked":
        this.#deliveries.track(this.#interactions.clicked(payload as MessageButtonClicked));
        return;
      case "dropdownBoxSelected":
        this.#deliveries.track(this.#interactions.selected(payload as DropdownBoxSelected));
        return;
      case "quickMenu":
        this.#deliveries.track(this.#quickMenu(payload as QuickMenuDataEvent));
        return;
      case "refreshSession":
        this.#onSession(payload as WireSession);
        this.#deliveries.track(this.#emitter.deliver("refreshSession", payload as WireSession));
        return;
      case "error":
        this.#emitter.emit("error", requestError("an earlier request", payload as WireError, this.#secrets));
        return;
      default: {
        const applied = this.#state.apply(info.name, payload as never);
        this.#deliveries.track(bothDeliveries(applied, this.#emitter.deliver(info.name, payload as never)));
      }
    }
  }

  #quickMenu(event: QuickMenuDataEvent): Delivery {
    const command = this.#emitter.has("slashCommand") ? this.#slashCommands.menu(event) : undefined;
    if (command === undefined) return this.#emitter.deliver("quickMenu", event);
    return this.#emitter.deliverBoth("quickMenu", event, "slashCommand", command);
  }

  #reaction(wire: MessageReaction): void {
    const name = wire.action ? "reactionRemoved" : "reactionAdded";
    this.#deliveries.track(
      this.#emitter.has(name)
        ? this.#emitter.deliverBoth("messageReaction", wire, name, new Reaction(wire, this.#context))
        : this.#emitter.deliver("messageReaction", wire),
    );
    this.#history.reacted(wire);
  }

  /** Whether the events of an envelope of this kind have listeners. */
  #hasListeners(name: PushedEventName): boolean {
    switch (name) {
      case "refreshSession":
        return true;
      case "channelMessage":
        return this.hasMessageListeners || this.#emitter.has("slashCommand");
      case "quickMenu":
        return this.#emitter.has(name) || this.#emitter.has("slashCommand");
      case "messageButtonClicked":
      case "dropdownBoxSelected":
        return this.#emitter.has(name) || this.#emitter.has("interaction");
      case "messageReaction":
        // Messages that are remembered must carry their current reactions.
        return this.hasMessageListeners || REACTION_EVENTS.some((event) => this.#emitter.has(event));
      default:
        return this.#emitter.has(name);
    }
  }

  #unknown(push: EnvelopePeek): void {
    // The envelope has only a cid: it is a response that arrived after its deadline.
    if (push.number === 0) return;
    // A copy: the payload is a view of the socket's buffer.
    this.#emitter.emit("unknown", { fieldNumber: push.number, payload: push.payload.slice() });
  }
}

function isPushed(info: EnvelopeEventInfo): info is EnvelopeEventInfo<PushedEventName> {
  return info.isPushed;
}
