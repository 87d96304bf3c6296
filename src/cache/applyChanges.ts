import type { Kysely } from "kysely";
import type { EncodedChange } from "./encodedMessage.js";
import { RangeChanges } from "./historyRangeTable.js";
import { inChunks } from "./inChunks.js";
import type { MessageRowWriter } from "./messageRowWriter.js";
import { type PendingRow, PendingRows } from "./pendingRows.js";
import type { Tables } from "./tables.js";

export interface ApplyOptions {
  readonly writer: MessageRowWriter;
  /** What to do with messages that are removed on the platform. */
  readonly onRemoval: "mark" | "remove";
}

const IDS_A_QUERY = 64;

/** Stores changes in their order, part by part, within the transaction of `db`. */
export async function applyChanges(
  db: Kysely<Tables>,
  parts: Iterable<readonly EncodedChange[]>,
  options: ApplyOptions,
): Promise<void> {
  const ranges = new RangeChanges();
  for (const changes of parts) await applyPart(db, changes, ranges, options);
  await ranges.store(db);
}

async function applyPart(
  db: Kysely<Tables>,
  changes: readonly EncodedChange[],
  ranges: RangeChanges,
  { writer, onRemoval }: ApplyOptions,
): Promise<void> {
  const rows = new PendingRows();
  await rows.load(db, changes);
  for (const change of changes) {
    if (change.kind === "range") ranges.add(change.place, change.range);
    else if (change.kind === "handled") ranges.handle(change.place, change.range, change.anew);
    else if (change.kind !== "message") rows.change(change);
    else {
      rows.post(change.message);
      if (change.heard !== undefined) ranges.hear(change.message, change.heard);
    }
  }
  const isGone = ({ removed }: PendingRow): boolean => onRemoval === "remove" && removed !== 0;
  const kept = rows.changed.filter((row) => !isGone(row));
  await writer.add(
    db,
    kept.filter(({ isStored }) => !isStored),
  );
  await writer.replace(
    db,
    kept.filter(({ isStored }) => isStored),
  );
  const gone = rows.changed.filter((row) => isGone(row) && row.isStored);
  for (const ids of inChunks(
    gone.map(({ message }) => message.messageId),
    IDS_A_QUERY,
  )) {
    await db.deleteFrom("mezonkit_messages").where("id", "in", ids).execute();
  }
}
