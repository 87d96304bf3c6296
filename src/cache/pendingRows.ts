import type { Kysely } from "kysely";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { keepShape } from "../runtime/keepShape.js";
import { editedMessage, reactionsAfter } from "../wire/changedMessage.js";
import { decodedMessage, type EncodedChange, type EncodedMessage } from "./encodedMessage.js";
import { inChunks } from "./inChunks.js";
import { READ, storedFrom } from "./rows.js";
import type { Tables } from "./tables.js";

/** A message that changes create or modify. */
export interface PendingRow {
  readonly message: ChannelMessage | EncodedMessage;
  /** Unix seconds; 0 if it was not removed. */
  readonly removed: number;
  /** Whether it is based on the stored version and may replace it. */
  readonly isStored: boolean;
}

/** A change of a message that must exist already. */
type LaterChange = Exclude<EncodedChange, { readonly kind: "handled" | "message" | "range" }>;

const IDS_A_QUERY = 64;

/** The messages that a batch of changes creates or modifies. Changes are applied one by one. */
export class PendingRows {
  /** What was stored before. */
  readonly #stored = new Map<string, PendingRow>();
  readonly #changed = new Map<string, PendingRow>();

  /** The changed messages in their last version. */
  get changed(): readonly PendingRow[] {
    return [...this.#changed.values()];
  }

  /** Reads the stored messages that `changes` edit, remove or react to. */
  async load(db: Kysely<Tables>, changes: readonly EncodedChange[]): Promise<void> {
    const ids = new Set<string>();
    for (const change of changes) if (isLater(change)) ids.add(idOf(change));
    for (const some of inChunks([...ids], IDS_A_QUERY)) {
      const rows = await db.selectFrom("mezonkit_messages").select(READ).where("id", "in", some).execute();
      for (const row of rows) {
        const { wire } = storedFrom(row);
        this.#stored.set(wire.messageId, { message: wire, removed: Number(row.removed), isStored: true });
      }
    }
  }

  /** Adds a message that was posted or read again. Replaces the known version unless that is newer or removed. */
  post(message: ChannelMessage | EncodedMessage): void {
    const known = this.#known(message.messageId);
    if (known === undefined) this.#put({ message, removed: 0, isStored: false });
    else if (known.removed === 0 && known.message.updateTimeSeconds <= message.updateTimeSeconds)
      this.#put({ ...known, message });
  }

  /** Applies a change to a message. Does nothing if the message is not known. */
  change(change: LaterChange): void {
    const known = this.#known(idOf(change));
    const changed = known?.removed === 0 ? afterChange(known, change) : undefined;
    if (changed !== undefined) this.#put(changed);
  }

  #known(id: string): PendingRow | undefined {
    return this.#changed.get(id) ?? (this.#stored.size === 0 ? undefined : this.#stored.get(id));
  }

  #put(row: PendingRow): void {
    this.#changed.set(row.message.messageId, row);
  }
}

keepShape(new PendingRows());

function isLater(change: EncodedChange): change is LaterChange {
  return change.kind === "edit" || change.kind === "removal" || change.kind === "reaction";
}

function idOf(change: LaterChange): string {
  if (change.kind === "edit") return change.message.messageId;
  return change.kind === "removal" ? change.messageId : change.reaction.messageId;
}

/** Returns a message after a change; `undefined` if the change has no effect. */
function afterChange(row: PendingRow, change: LaterChange): PendingRow | undefined {
  const { message } = row;
  switch (change.kind) {
    case "edit":
      if (change.message.updateTimeSeconds < message.updateTimeSeconds) return undefined;
      return { ...row, message: editedMessage(decodedMessage(message), change.message) };
    case "removal":
      return { ...row, removed: change.at };
    case "reaction": {
      const decoded = decodedMessage(message);
      const reactions = reactionsOf(decoded, change);
      return reactions === undefined ? undefined : { ...row, message: { ...decoded, reactions } };
    }
  }
}

function reactionsOf(
  message: ChannelMessage,
  { reaction, mayBeKnown }: Extract<EncodedChange, { readonly kind: "reaction" }>,
): Uint8Array | undefined {
  try {
    return reactionsAfter(message, reaction, { mayBeKnown });
  } catch {
    // The message carries malformed reactions. They are left unchanged.
    return undefined;
  }
}
