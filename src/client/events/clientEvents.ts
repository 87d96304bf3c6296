import type { EnvelopeEvents, PushedEventName } from "../../../generated/events.js";
import type { MezonError } from "../../core/errors.js";
import type { CatchUpReport } from "../../history/catchUp.js";
import type { AnyInteraction } from "../../model/interaction/interaction.js";
import type { SlashCommand } from "../../model/interaction/slashCommand.js";
import type { Message } from "../../model/message/message.js";
import type { Reaction } from "../../model/message/reaction.js";
import type { RoutePause } from "../../transport/limitedTransport.js";
import type { AgentEvent } from "../agents/agentEvents.js";
import type { LeftOut } from "./leftOut.js";

/** An envelope whose payload this version does not know. */
export interface UnknownEnvelope {
  /** Number of the field in `Envelope.message`. */
  readonly fieldNumber: number;
  /** The encoded payload. */
  readonly payload: Uint8Array;
}

/** Events of the client itself, besides those of the platform. */
export interface LifecycleEvents {
  /** Progress of joining clans, and channels that were joined by hand before. */
  joining: { readonly joined: number; readonly total: number };
  /**
   * The client has logged in, connected and joined every clan: messages arrive from now on. Messages that the bot
   * missed while it was not running were replayed. `catchUp` is `undefined` if there was no catch-up, for example
   * without a store.
   */
  ready: {
    readonly userId: string;
    readonly clanIds: readonly string[];
    readonly catchUp: CatchUpReport | undefined;
  };
  /** The connection was lost. The client now tries to restore it. */
  disconnected: { readonly reason: Error };
  /** An attempt to restore the connection, counted from 1, begins after `delayMs`. */
  reconnecting: { readonly attempt: number; readonly delayMs: number };
  /**
   * The connection is restored, everything is joined again, and missed messages were replayed. `catchUp` is
   * `undefined` if there was no catch-up.
   */
  resumed: { readonly attempts: number; readonly catchUp: CatchUpReport | undefined };
  /** The client ended: by `close()`, or by itself with a permanent `reason`. */
  closed: { readonly reason: Error | undefined };
  /** Messages for which a stream of `client.messages()` had no room. Emitted once its reader has caught up. */
  leftOut: LeftOut;
  /**
   * The server refused a call with 429. Calls of this route wait for `waitMs` milliseconds; other calls are not
   * affected.
   */
  rateLimited: RoutePause;
  /** A failure that no caller waits for: of a listener, a malformed frame, an error that the server pushed. */
  error: MezonError;
  /** An envelope arrived that this version does not know. */
  unknown: UnknownEnvelope;
}

/** Events of an agent's rooms, after `connectAgentEvents()`. */
interface AgentEventsByName {
  agentSessionStarted: AgentEvent;
  agentSessionEnded: AgentEvent;
  agentSessionSummary: AgentEvent;
  /** An event of a kind that this version does not know. */
  agentEvent: AgentEvent;
}

/** Events that carry objects of the model instead of bare wire messages. */
interface ModelEvents {
  /**
   * Every message, edit (`isEdit`), removal (`isRemoval`), ephemeral and system message that the client receives,
   * including its own messages (`isOwn`). The events below tell them apart.
   */
  channelMessage: Message;
  /** A person posted a message; includes the bot's own (`isOwn`). */
  message: Message;
  /** A message was edited. Carries the new version, with the same id. */
  messageEdited: Message;
  /** A message was removed. Carries its id. */
  messageRemoved: Message;
  /** An ephemeral message arrived, or was edited or removed. Only some people see it. */
  ephemeralMessage: Message;
  /** The platform posted a message itself, for example about a new member, a new pin or a new thread. */
  systemMessage: Message;
  /** A person clicked a button, submitted a form or chose from a select of a message; `kind` tells which. */
  interaction: AnyInteraction;
  /** A person called a slash command of the bot: by typing it, or from a quick menu. */
  slashCommand: SlashCommand;
  /** A person reacted to a message. */
  reactionAdded: Reaction;
  /** A person removed a reaction. */
  reactionRemoved: Reaction;
}

/** Every event by its name, with the arguments of its listeners. */
export type ClientEvents = Omit<Pick<EnvelopeEvents, PushedEventName>, keyof LifecycleEvents | keyof ModelEvents> &
  LifecycleEvents &
  ModelEvents &
  AgentEventsByName;
