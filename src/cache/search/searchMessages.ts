import type { Kysely } from "kysely";
import { compareIds, idBefore, LARGEST_ID } from "../../core/ids.js";
import type { Engine } from "../../database/engine.js";
import type { ReadRow } from "../rows.js";
import type { StepOptions } from "../stepOptions.js";
import type { Tables } from "../tables.js";
import type { Found, SearchRange, Wanted } from "./search.js";
import { INDEXED_A_STEP, indexedDownTo, indexNew, indexOlder } from "./searchIndex.js";
import { searchOf } from "./searchOf.js";

/** Finds the newest messages that are wanted, step by step, so that it blocks nobody, however many there are. */
export async function searchMessages(wanted: Wanted, options: StepOptions): Promise<readonly ReadRow[]> {
  const { read, turn } = options;
  await indexAllNew(options);
  const found: ReadRow[] = [];
  let newest: string | undefined = LARGEST_ID;
  let oldest = await read(indexedDownTo);
  for (;;) {
    while (newest !== undefined && compareIds(newest, oldest) >= 0 && found.length < wanted.limit) {
      const range: SearchRange = { newest, oldest };
      const some = { ...wanted, limit: wanted.limit - found.length };
      const { rows, next }: Found = await read((db, engine) => {
        const search = searchOf(engine);
        // Most of a step is finding its place in the index: smaller ones would take as long, and be many more.
        return search.find(db, some, range, search.rowsAStep);
      });
      found.push(...rows);
      newest = next;
      await turn();
    }
    if (found.length >= wanted.limit || oldest === "0") return found;
    // Older messages are not in the index yet: a file of an older version was opened.
    newest = idBefore(oldest);
    oldest = await indexSome(options, indexOlder);
  }
}

/** Puts all messages into the index that are not in it, and tidies the index up. */
export async function maintainIndex(options: StepOptions): Promise<void> {
  const { write, turn, signal } = options;
  await indexAllNew(options);
  while (signal?.aborted !== true && (await indexSome(options, indexOlder)) !== "0");
  while (signal?.aborted !== true && (await write(tidy))) await turn();
}

/** Messages that come meanwhile are left for the next time: under a flood it would never end. */
async function indexAllNew(options: StepOptions): Promise<void> {
  while (options.signal?.aborted !== true && (await indexSome(options, indexNew)));
}

/** Indexes some messages, and tidies up as it goes: an index in many parts is slow to search. */
async function indexSome<T>(
  { write, writes, turn }: StepOptions,
  index: (db: Kysely<Tables>, engine: Engine, rows: number) => Promise<T>,
): Promise<T> {
  const result = await write((db, engine) => writes.run(INDEXED_A_STEP, (rows) => index(db, engine, rows)));
  await turn();
  await write(tidy);
  await turn();
  return result;
}

const tidy = (db: Kysely<Tables>, engine: Engine): Promise<boolean> => searchOf(engine).tidy(db);
