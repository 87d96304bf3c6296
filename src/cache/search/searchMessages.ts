import type { Kysely } from "kysely";
import { compareIds, idBefore, LARGEST_ID } from "../../core/ids.js";
import type { DialectFeatures } from "../../database/dialectFeatures.js";
import type { ReadRow } from "../rows.js";
import type { StepOptions } from "../stepOptions.js";
import type { Tables } from "../tables.js";
import type { Found, SearchRange, Wanted } from "./search.js";
import { hasNew, indexedDownTo, indexNew, indexOlder } from "./searchIndex.js";
import { searchOf } from "./searchOf.js";

/** Returns the newest matching messages. Works in steps, so that it does not block other work. */
export async function searchMessages(wanted: Wanted, options: StepOptions): Promise<readonly ReadRow[]> {
  const { read, afterStep } = options;
  if (await read(hasNew)) await indexAllNew(options);
  const found: ReadRow[] = [];
  let newest: string | undefined = LARGEST_ID;
  let oldest = await read(indexedDownTo);
  for (;;) {
    while (newest !== undefined && compareIds(newest, oldest) >= 0 && found.length < wanted.limit) {
      const range: SearchRange = { newest, oldest };
      const some = { ...wanted, limit: wanted.limit - found.length };
      const { rows, next }: Found = await read((db, features) => {
        const search = searchOf(features);
        // Most of a step's time is the start of the index read. Smaller steps would take as long each, and there would
        // be more.
        return search.find(db, some, range, search.rowsAStep);
      });
      found.push(...rows);
      newest = next;
      await afterStep();
    }
    if (found.length >= wanted.limit || oldest === "0") return found;
    // Older messages are not in the index yet, because the file comes from an older version.
    newest = idBefore(oldest);
    oldest = await indexSome(options, indexOlder);
  }
}

/** Adds all missing messages to the index, and merges its parts. */
export async function maintainIndex(options: StepOptions): Promise<void> {
  const { write, afterStep, signal, indexedAStep } = options;
  await indexAllNew(options);
  while (signal?.aborted !== true && (await indexSome(options, indexOlder)) !== "0");
  const tidy = (): Promise<boolean> => write((db, features) => searchOf(features).tidy(db, indexedAStep));
  while (signal?.aborted !== true && (await tidy())) await afterStep();
}

/**
 * Messages that arrive meanwhile are left for the next time. Otherwise this would not end while many messages arrive.
 */
async function indexAllNew(options: StepOptions): Promise<void> {
  while (options.signal?.aborted !== true && (await indexSome(options, indexNew)));
}

/** Indexes some messages and merges parts of the index in between, since an index with many parts is slow to search. */
async function indexSome<T>(
  { write, writes, afterStep, indexedAStep }: StepOptions,
  index: (db: Kysely<Tables>, features: DialectFeatures, rows: number) => Promise<T>,
): Promise<T> {
  const result = await write((db, features) => writes.run(indexedAStep, (rows) => index(db, features, rows)));
  await afterStep();
  await write((db, features) => searchOf(features).tidy(db, indexedAStep));
  await afterStep();
  return result;
}
