import { MessageCode } from "../../generated/constants.js";
import { type EnvelopeEventInfo, type EventName, eventByNumber } from "../../generated/events.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { Session as WireSession } from "../../generated/mezon/api/session_pb.js";
import type { Error as WireError } from "../../generated/mezon/realtime/envelope_pb.js";
import type { DropdownBoxSelected, MessageButtonClicked } from "../../generated/mezon/realtime/message_pb.js";
import type { Emitter } from "../core/emitter.js";
import { ProtocolError, toError } from "../core/errors.js";
import { compareIds } from "../core/ids.js";
import type { Secrets } from "../core/secrets.js";
import { Message } from "../model/message.js";
import type { ModelContext } from "../model/modelContext.js";
import { Reaction } from "../model/reaction.js";
import { serverError } from "../socket/serverError.js";
import type { EnvelopePeek } from "../wire/envelopeCodec.js";
import type { ClientEvents } from "./clientEvents.js";
import { HeldMessages } from "./heldMessages.js";
import { InteractionReader } from "./interactionReader.js";
import { MESSAGE_EVENTS, messageEventOf } from "./messageEvents.js";
import type { MessageMemory } from "./messageMemory.js";
import type { MessageRecorder } from "./messageRecorder.js";

export interface PushDispatcherOptions {
  readonly emitter: Emitter<ClientEvents>;
  readonly context: ModelContext;
  readonly memory: MessageMemory;
  /** Told of every message after the listeners. */
  readonly recorder: MessageRecorder;
  /** Told of a session that the server pushed. */
  readonly onSession: (session: WireSession) => void;
  /** What nobody may read in an error. */
  readonly secrets: Secrets;
}

const REACTION_EVENTS = ["messageReaction", "reactionAdded", "reactionRemoved"] as const;

/** Messages held back at most; more are delivered at once, out of order rather than lost. */
const HELD_LIMIT = 100_000;

/**
 * Turns pushed envelopes into events. A payload that nobody listens for is not
 * decoded; one that cannot be decoded becomes an `error` event.
 */
export class PushDispatcher {
  readonly #emitter: Emitter<ClientEvents>;
  readonly #context: ModelContext;
  readonly #onSession: (session: WireSession) => void;
  readonly #secrets: Secrets;
  readonly #memory: MessageMemory;
  readonly #recorder: MessageRecorder;
  readonly #interactions: InteractionReader;
  /** Messages that must not overtake what was missed before them. */
  #held: HeldMessages | undefined;
  /** Reactions that came meanwhile, to messages that may have yet to be replayed. */
  #heldReactions: MessageReaction[] = [];

  constructor(options: PushDispatcherOptions) {
    this.#emitter = options.emitter;
    this.#context = options.context;
    this.#memory = options.memory;
    this.#recorder = options.recorder;
    this.#interactions = new InteractionReader(options);
    this.#onSession = options.onSession;
    this.#secrets = options.secrets;
  }

  /** Whether anybody listens for messages, or they are stored. */
  get hearsMessages(): boolean {
    if (this.#recorder.store !== undefined) return true;
    return this.#emitter.has("channelMessage") || MESSAGE_EVENTS.some((name) => this.#emitter.has(name));
  }

  /** Holds messages back until `release()`, so that replayed ones come first. */
  hold(): void {
    // An attempt that was broken off left some: they are older than what history tells now.
    const left = this.#held?.unrepeatable((message) => this.#wasHeard(message)) ?? [];
    this.#deliver(left);
    this.#held = new HeldMessages(HELD_LIMIT);
  }

  /** Forgets what was held back. */
  forget(): void {
    this.#held = undefined;
    this.#heldReactions = [];
  }

  /** Delivers what was held back. */
  release(): void {
    this.#deliver(this.#held?.remaining() ?? []);
  }

  #deliver(held: readonly ChannelMessage[]): void {
    this.#held = undefined;
    for (const message of held) this.#message(message);
    const reactions = this.#heldReactions;
    this.#heldReactions = [];
    // History may have been read after they were made.
    for (const reaction of reactions) this.#recorder.react(reaction, { mayBeKnown: true });
  }

  /** Delivers a message that was missed; or only stores it, where listeners are not to be told. */
  replay(message: ChannelMessage, isTold: boolean): void {
    if (message.code !== MessageCode.ChatUpdate && message.code !== MessageCode.ChatRemove)
      this.#held?.replayed(message);
    if (isTold) this.#tell(new Message(message, this.#context, true));
    this.#recorder.record(message);
  }

  dispatch(push: EnvelopePeek): void {
    const info = eventByNumber(push.number);
    if (info === undefined) {
      this.#unknown(push);
      return;
    }
    if (!this.#isHeard(info.name)) return;
    try {
      this.#emit(info, push.payload);
    } catch (cause) {
      const message = `a pushed ${info.name} cannot be read: ${toError(cause).message}`;
      this.#emitter.emit("error", new ProtocolError(message, { cause, bytes: push.payload }));
    }
  }

  #emit(info: EnvelopeEventInfo, bytes: Uint8Array): void {
    const payload = info.decode(bytes);
    switch (info.name) {
      case "channelMessage":
        this.#message(payload as ChannelMessage);
        return;
      case "messageReaction":
        this.#reaction(payload as MessageReaction);
        return;
      case "messageButtonClicked":
        this.#emitter.emit(info.name, payload as MessageButtonClicked);
        this.#interactions.clicked(payload as MessageButtonClicked);
        return;
      case "dropdownBoxSelected":
        this.#emitter.emit(info.name, payload as DropdownBoxSelected);
        this.#interactions.selected(payload as DropdownBoxSelected);
        return;
      case "refreshSession":
        this.#onSession(payload as WireSession);
        this.#emitter.emit("refreshSession", payload as WireSession);
        return;
      case "error":
        this.#emitter.emit("error", serverError("an earlier request", payload as WireError, this.#secrets));
        return;
      default:
        this.#emitter.emit(info.name, payload as never);
    }
  }

  #wasHeard({ channelId, messageId }: ChannelMessage): boolean {
    const newest = this.#memory.newestOf(channelId);
    return newest !== undefined && compareIds(messageId, newest) <= 0;
  }

  #message(message: ChannelMessage): void {
    if (this.#held?.keep(message) === true) return;
    if (this.#memory.observe(message)) {
      this.#tell(new Message(message, this.#context));
      this.#recorder.record(message);
    }
  }

  #tell(message: Message): void {
    this.#emitter.emit("channelMessage", message);
    this.#emitter.emit(messageEventOf(message), message);
  }

  #reaction(wire: MessageReaction): void {
    this.#emitter.emit("messageReaction", wire);
    const name = wire.action ? "reactionRemoved" : "reactionAdded";
    if (this.#emitter.has(name)) this.#emitter.emit(name, new Reaction(wire, this.#context));
    if (this.#held !== undefined && this.#heldReactions.length < HELD_LIMIT) this.#heldReactions.push(wire);
    else this.#recorder.react(wire);
  }

  /** Whether anybody hears what an envelope of this kind becomes. */
  #isHeard(name: EventName): boolean {
    switch (name) {
      case "refreshSession":
        return true;
      case "channelMessage":
        return this.hearsMessages;
      case "messageButtonClicked":
      case "dropdownBoxSelected":
        return this.#emitter.has(name) || this.#emitter.has("interaction");
      case "messageReaction":
        // Messages that are remembered must have the reactions they have now.
        return this.hearsMessages || REACTION_EVENTS.some((event) => this.#emitter.has(event));
      default:
        return this.#emitter.has(name);
    }
  }

  #unknown(push: EnvelopePeek): void {
    // Only a cid: an answer that came after its deadline.
    if (push.number === 0) return;
    // A copy: the payload is a view of the socket's buffer.
    this.#emitter.emit("unknown", { fieldNumber: push.number, payload: push.payload.slice() });
  }
}
