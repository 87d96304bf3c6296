import { type EnvelopeEventInfo, eventByNumber } from "../../generated/events.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { Session as WireSession } from "../../generated/mezon/api/session_pb.js";
import type { Error as WireError } from "../../generated/mezon/realtime/envelope_pb.js";
import type { Emitter } from "../core/emitter.js";
import { ProtocolError, ServerError, toError } from "../core/errors.js";
import { Message } from "../model/message.js";
import type { ModelContext } from "../model/modelContext.js";
import type { EnvelopePeek } from "../wire/envelopeCodec.js";
import type { ClientEvents } from "./clientEvents.js";

/**
 * Turns pushed envelopes into events. A payload that nobody listens for is not
 * decoded; one that cannot be decoded becomes an `error` event.
 */
export class PushDispatcher {
  readonly #emitter: Emitter<ClientEvents>;
  readonly #context: ModelContext;
  readonly #onSession: (session: WireSession) => void;

  /** @param onSession Told of a session that the server pushed. */
  constructor(emitter: Emitter<ClientEvents>, context: ModelContext, onSession: (session: WireSession) => void) {
    this.#emitter = emitter;
    this.#context = context;
    this.#onSession = onSession;
  }

  dispatch(push: EnvelopePeek): void {
    const info = eventByNumber(push.number);
    if (info === undefined) {
      this.#unknown(push);
      return;
    }
    if (!this.#emitter.has(info.name) && info.name !== "refreshSession") return;
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
        this.#emitter.emit("channelMessage", new Message(payload as ChannelMessage, this.#context));
        return;
      case "refreshSession":
        this.#onSession(payload as WireSession);
        this.#emitter.emit("refreshSession", payload as WireSession);
        return;
      case "error":
        this.#emitter.emit("error", new ServerError("an earlier request", payload as WireError));
        return;
      default:
        this.#emitter.emit(info.name, payload as never);
    }
  }

  #unknown(push: EnvelopePeek): void {
    // Only a cid: an answer that came after its deadline.
    if (push.number === 0) return;
    // A copy: the payload is a view of the socket's buffer.
    this.#emitter.emit("unknown", { fieldNumber: push.number, payload: push.payload.slice() });
  }
}
