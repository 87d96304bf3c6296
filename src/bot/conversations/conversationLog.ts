import type { Entity } from "../context/entity.js";

/** What somebody answered, as far as it is needed to read it again. */
export type RecordedAnswer =
  | { readonly kind: "text"; readonly text: string; readonly entities: readonly Entity[]; readonly messageId: string }
  | {
      readonly kind: "component";
      readonly customId: string;
      readonly state: Readonly<Record<string, string | readonly string[]>>;
      readonly messageId: string;
    };

/** One thing that a conversation did. Its result is taken from here when the conversation is run again. */
export type LogEntry =
  /** A message was posted. */
  | { readonly op: "send"; readonly print: string; readonly messageId: string; readonly channelId: string }
  /** Somebody answered. */
  | { readonly op: "wait"; readonly answer: RecordedAnswer }
  /** Work was done once. */
  | { readonly op: "once"; readonly result: unknown }
  /** A part of the conversation has ended; `depth` parts were around it. */
  | { readonly op: "checkpoint"; readonly depth: number; readonly result: unknown };

/** A conversation, as it is stored. */
export interface ConversationRecord {
  /** Identifies this run of it. */
  readonly id: string;
  readonly name: string;
  /** Version of the conversation when it began. */
  readonly version: number;
  /** What `restart` was given. */
  readonly state: unknown;
  readonly userId: string;
  readonly log: readonly LogEntry[];
}
