import { type Kysely, sql } from "kysely";
import type { Clock } from "../../core/clock.js";
import { Database } from "../../database/database.js";
import type { DatabaseSource } from "../../database/databaseSource.js";
import type { DialectFeatures } from "../../database/dialectFeatures.js";
import { type JournalTables, journalComponent, type TransferRow } from "./journalTables.js";
import {
  type ClaimResult,
  END_STATES,
  type JournalClaim,
  type JournalEntry,
  type JournalUpdate,
  type SpendingCap,
  type TransferJournal,
  UNMOVED_STATES,
} from "./transferJournal.js";

type Write<T> = (db: Kysely<JournalTables>, features: DialectFeatures) => Promise<T>;

interface Queued {
  run(db: Kysely<JournalTables>, features: DialectFeatures): Promise<void>;
  done(): void;
  fail(error: unknown): void;
}

/** Longest time to wait while another process writes, in milliseconds. */
const LOCK_TIMEOUT_MS = 10_000;
/** Largest number of unsettled transfers that are listed at once, and of old ones that are removed at once. */
const AT_ONCE = 1_000;
/** Largest number of writes in one transaction. */
const GROUPED = 200;
const PRUNED_EVERY_MS = 60_000;

export interface JournalStoreOptions {
  readonly source: DatabaseSource;
  readonly clock: Clock;
  readonly keptMs: number;
}

/**
 * The tables of a journal. Concurrent writes share one transaction (group commit). A write is on the disk when its
 * promise resolves.
 */
export class JournalStore implements TransferJournal {
  readonly #options: JournalStoreOptions;
  readonly #database: Database<JournalTables>;
  readonly #queue: Queued[] = [];
  #isWriting = false;
  #prunedAt = Number.NEGATIVE_INFINITY;

  constructor(options: JournalStoreOptions) {
    this.#options = options;
    this.#database = new Database(options.source, {
      component: journalComponent,
      durability: "full",
      // Transfers in a damaged journal may have been made, so nothing is sent until a person has checked it.
      whenDamaged: "refuse",
      clock: options.clock,
      lockTimeoutMs: LOCK_TIMEOUT_MS,
    });
  }

  open(): Promise<void> {
    return this.#database.open();
  }

  claim(claim: JournalClaim): Promise<ClaimResult> {
    return this.#write((db, features) => claimText(db, features, claim));
  }

  update(dedupHash: string, { state, txHash, chainCode }: JournalUpdate): Promise<void> {
    const now = this.#options.clock.now();
    return this.#write(async (db) => {
      await db
        .updateTable("mezonkit_transfers")
        .set({ state, tx_hash: txHash, chain_code: chainCode ?? null, updated_at: Math.floor(now) })
        .where("dedup_hash", "=", dedupHash)
        .where("state", "not in", END_STATES)
        .execute();
    });
  }

  discard(dedupHash: string): Promise<void> {
    return this.#write((db) => deleteText(db, dedupHash));
  }

  async find(dedupHash: string): Promise<JournalEntry | undefined> {
    const row = await this.#database.run((db) =>
      db.selectFrom("mezonkit_transfers").selectAll().where("dedup_hash", "=", dedupHash).executeTakeFirst(),
    );
    return row === undefined ? undefined : entryOf(row);
  }

  async findByKey(sender: string, idempotencyKey: string): Promise<JournalEntry | undefined> {
    const row = await this.#database.run((db) =>
      db
        .selectFrom("mezonkit_transfers")
        .selectAll()
        .where("sender", "=", sender)
        .where("idempotency_key", "=", idempotencyKey)
        .orderBy("created_at", "desc")
        // Of two entries of the same millisecond, prefer the one that is still in progress.
        .orderBy((eb) => eb.case().when("state", "in", UNMOVED_STATES).then(1).else(0).end())
        .limit(1)
        .executeTakeFirst(),
    );
    return row === undefined ? undefined : entryOf(row);
  }

  async listUnsettled(sender: string): Promise<readonly JournalEntry[]> {
    const rows = await this.#database.run((db) =>
      db
        .selectFrom("mezonkit_transfers")
        .selectAll()
        .where("sender", "=", sender)
        .where("state", "not in", END_STATES)
        .orderBy("created_at")
        .limit(AT_ONCE)
        .execute(),
    );
    return rows.map(entryOf);
  }

  spent(sender: string, cap: Omit<SpendingCap, "units" | "rule">): Promise<bigint> {
    return this.#database.run((db) => spentOf(db, sender, cap));
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #write<T>(work: Write<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: T;
      this.#queue.push({
        run: async (db, features) => {
          result = await work(db, features);
        },
        done: () => resolve(result),
        fail: reject,
      });
      if (!this.#isWriting) void this.#writeQueued();
    });
  }

  async #writeQueued(): Promise<void> {
    this.#isWriting = true;
    // Writes that are requested in the same moment are included.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const group = this.#queue.splice(0, GROUPED);
      try {
        await this.#database.write(async (db, features) => {
          for (const { run } of group) await run(db, features);
          await this.#prune(db);
        });
        for (const { done } of group) done();
      } catch (error) {
        for (const { fail } of group) fail(error);
      }
    }
    this.#isWriting = false;
  }

  /** Removes transfers that finished long ago. */
  async #prune(db: Kysely<JournalTables>): Promise<void> {
    const { clock, keptMs } = this.#options;
    const now = clock.now();
    if (now - this.#prunedAt < PRUNED_EVERY_MS) return;
    this.#prunedAt = now;
    const old = db
      .selectFrom("mezonkit_transfers")
      .select("dedup_hash")
      .where("state", "in", END_STATES)
      .where("updated_at", "<", Math.floor(now - keptMs))
      .limit(AT_ONCE);
    await db.deleteFrom("mezonkit_transfers").where("dedup_hash", "in", old).execute();
  }
}

async function claimText(
  db: Kysely<JournalTables>,
  features: DialectFeatures,
  { entry, replaces, caps = [] }: JournalClaim,
): Promise<ClaimResult> {
  const { sender, dedupHash, idempotencyKey } = entry;
  // Two transfers that are each within a limit must not exceed it together.
  if (features.isShared && caps.length > 0) await sql`select pg_advisory_xact_lock(hashtext(${sender}))`.execute(db);
  const holder = idempotencyKey === undefined ? undefined : await holderOf(db, sender, idempotencyKey);
  if (holder !== undefined && holder.dedupHash !== replaces) return { kind: "key_taken", entry: holder };
  const known = await db
    .selectFrom("mezonkit_transfers")
    .select("dedup_hash")
    .where("dedup_hash", "=", dedupHash)
    .executeTakeFirst();
  if (known !== undefined) return { kind: "text_taken" };
  for (const cap of caps) {
    const spent = await spentOf(db, sender, cap, replaces);
    if (spent + entry.units > cap.units) return { kind: "over_cap", cap, spent };
  }
  if (replaces !== undefined) await deleteText(db, replaces);
  const row = rowOf(entry);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("mezonkit_transfers")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 0n) return { kind: "claimed" };
  // In a database with several writers, another process was faster.
  const winner = idempotencyKey === undefined ? undefined : await holderOf(db, sender, idempotencyKey);
  return winner === undefined ? { kind: "text_taken" } : { kind: "key_taken", entry: winner };
}

/** Returns the transfer of a key that was made, or may still be made. */
async function holderOf(
  db: Kysely<JournalTables>,
  sender: string,
  idempotencyKey: string,
): Promise<JournalEntry | undefined> {
  const row = await db
    .selectFrom("mezonkit_transfers")
    .selectAll()
    .where("sender", "=", sender)
    .where("idempotency_key", "=", idempotencyKey)
    .where("state", "not in", UNMOVED_STATES)
    .executeTakeFirst();
  return row === undefined ? undefined : entryOf(row);
}

async function spentOf(
  db: Kysely<JournalTables>,
  sender: string,
  { recipient, since }: Omit<SpendingCap, "units" | "rule">,
  except = "",
): Promise<bigint> {
  let query = db
    .selectFrom("mezonkit_transfers")
    // As text: a JavaScript number would be rounded.
    .select(sql<string>`cast(coalesce(sum(cast(units as numeric)), 0) as text)`.as("units"))
    .where("sender", "=", sender)
    .where("created_at", ">=", Math.floor(since))
    .where("state", "not in", UNMOVED_STATES)
    .where("dedup_hash", "!=", except);
  if (recipient !== undefined) query = query.where("recipient", "=", recipient);
  const { units } = await query.executeTakeFirstOrThrow();
  // A sum that SQLite can only approximate exceeds any limit.
  return /^\d+$/.test(units) ? BigInt(units) : 2n ** 256n;
}

async function deleteText(db: Kysely<JournalTables>, dedupHash: string): Promise<void> {
  await db.deleteFrom("mezonkit_transfers").where("dedup_hash", "=", dedupHash).execute();
}

function rowOf(entry: JournalClaim["entry"]): TransferRow {
  return {
    dedup_hash: entry.dedupHash,
    sender: entry.sender,
    idempotency_key: entry.idempotencyKey ?? null,
    signed_text: entry.signedText,
    recipient: entry.recipient,
    units: entry.units.toString(),
    nonce: entry.nonce.toString(),
    state: "signed",
    tx_hash: null,
    chain_code: null,
    created_at: Math.floor(entry.createdAt),
    updated_at: Math.floor(entry.createdAt),
  };
}

function entryOf(row: TransferRow): JournalEntry {
  return {
    dedupHash: row.dedup_hash,
    sender: row.sender,
    idempotencyKey: row.idempotency_key ?? undefined,
    signedText: row.signed_text,
    recipient: row.recipient,
    units: BigInt(row.units),
    nonce: BigInt(row.nonce),
    state: row.state,
    txHash: row.tx_hash ?? undefined,
    chainCode: row.chain_code ?? undefined,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
