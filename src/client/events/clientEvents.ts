import type { EnvelopeEvents } from "../../../generated/events.js";
import type { MezonError } from "../../core/errors.js";
import type { CatchUpReport } from "../../history/catchUp.js";
import type { AnyInteraction } from "../../model/interaction/interaction.js";
import type { Message } from "../../model/message/message.js";
import type { Reaction } from "../../model/message/reaction.js";
import type { AgentEvent } from "../agents/agentEvents.js";
import type { LeftOut } from "./leftOut.js";

/** An envelope whose payload this version does not know. */
export interface UnknownEnvelope {
  /** Number of the field in `Envelope.message`. */
  readonly fieldNumber: number;
  /** The encoded payload. */
  readonly payload: Uint8Array;
}

/** What the client itself tells of, beside the events of the platform. */
export interface LifecycleEvents {
  /** How far joining has come, of clans and of channels that were joined by hand before. */
  joining: { readonly joined: number; readonly total: number };
  /**
   * Logged in, connected, every clan joined: messages arrive from now on. What the bot missed while it was
   * not running has been replayed; `catchUp` is `undefined` when nothing was looked for, as without a store.
   */
  ready: {
    readonly userId: string;
    readonly clanIds: readonly string[];
    readonly catchUp: CatchUpReport | undefined;
  };
  /** The connection was lost. Attempts to restore it follow by themselves. */
  disconnected: { readonly reason: Error };
  /** An attempt to restore the connection, counted from 1, begins after `delayMs`. */
  reconnecting: { readonly attempt: number; readonly delayMs: number };
  /**
   * The connection is restored, everything that was joined is joined again, and what
   * was missed has been replayed. `catchUp` is `undefined` when nothing was looked for.
   */
  resumed: { readonly attempts: number; readonly catchUp: CatchUpReport | undefined };
  /** The client ended: by `close()`, or with the `reason` for which trying again cannot help. */
  closed: { readonly reason: Error | undefined };
  /** Messages that a stream of `client.messages()` had no room for, told once its reader has caught up. */
  leftOut: LeftOut;
  /** Something failed that no caller waits for: a listener, a malformed frame, an error the server pushed. */
  error: MezonError;
  /** An envelope arrived that this version does not know. */
  unknown: UnknownEnvelope;
}

/** What an agent's rooms tell of, once `connectAgentEvents()` listens. */
interface AgentEventsByName {
  agentSessionStarted: AgentEvent;
  agentSessionEnded: AgentEvent;
  agentSessionSummary: AgentEvent;
  /** An event of a kind that this version does not know. */
  agentEvent: AgentEvent;
}

/** What arrives as objects of the model instead of bare wire messages. */
interface ModelEvents {
  /**
   * Every message, edit (`isEdit`), removal (`isRemoval`), ephemeral and system
   * message where the client listens; its own messages (`isOwn`) arrive as well.
   * The events below tell them apart.
   */
  channelMessage: Message;
  /** Somebody posted a message, the bot itself (`isOwn`) included. */
  message: Message;
  /** A message was edited: the one with this id, as it is now. */
  messageEdited: Message;
  /** A message was removed: the one with this id. */
  messageRemoved: Message;
  /** A message that only some people see arrived, or was edited or removed. */
  ephemeralMessage: Message;
  /** The platform itself posted something: a welcome, a new pin, a new thread. */
  systemMessage: Message;
  /** Somebody clicked a button, submitted a form or chose from a select of a message; `kind` tells which. */
  interaction: AnyInteraction;
  /** Somebody reacted to a message. */
  reactionAdded: Reaction;
  /** Somebody took a reaction back. */
  reactionRemoved: Reaction;
}

/** Every event by its name, and what its listeners receive. */
export type ClientEvents = Omit<EnvelopeEvents, keyof LifecycleEvents | keyof ModelEvents> &
  LifecycleEvents &
  ModelEvents &
  AgentEventsByName;
