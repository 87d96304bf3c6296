import { type Kysely, sql } from "kysely";
import type { Component, Migration } from "../../database/component.js";
import { type JournalState, UNMOVED_STATES } from "./transferJournal.js";

/**
 * One transfer. Whole numbers of 64 bits and more are stored as decimal texts: no column type of every database holds
 * them.
 */
export interface TransferRow {
  readonly dedup_hash: string;
  readonly sender: string;
  readonly idempotency_key: string | null;
  readonly signed_text: string;
  readonly recipient: string;
  readonly units: string;
  readonly nonce: string;
  readonly state: JournalState;
  readonly tx_hash: string | null;
  readonly chain_code: string | null;
  /** Milliseconds since 1970; PostgreSQL returns them as text. */
  readonly created_at: number | string;
  readonly updated_at: number | string;
}

export interface JournalTables {
  readonly mezonkit_transfers: TransferRow;
}

const createTransfers: Migration<JournalTables> = {
  name: "2026-11-28-transfers",
  async up(db: Kysely<JournalTables>, { keyType }): Promise<void> {
    await db.schema
      .createTable("mezonkit_transfers")
      .addColumn("dedup_hash", "text", (column) => column.primaryKey())
      .addColumn("sender", "text", (column) => column.notNull())
      .addColumn("idempotency_key", "text")
      .addColumn("signed_text", "text", (column) => column.notNull())
      .addColumn("recipient", "text", (column) => column.notNull())
      .addColumn("units", "text", (column) => column.notNull())
      .addColumn("nonce", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("tx_hash", "text")
      .addColumn("chain_code", "text")
      .addColumn("created_at", keyType, (column) => column.notNull())
      .addColumn("updated_at", keyType, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("mezonkit_transfers_by_time")
      .on("mezonkit_transfers")
      .columns(["sender", "created_at"])
      .execute();
    const unmoved = sql.join(UNMOVED_STATES.map((state) => sql.lit(state)));
    // At most one transfer per key may be made, even with concurrent processes of an account.
    await sql`
      create unique index mezonkit_transfers_by_key on mezonkit_transfers (sender, idempotency_key)
      where idempotency_key is not null and state not in (${unmoved})`.execute(db);
  },
};

export const journalComponent: Component<JournalTables> = { name: "transfers", migrations: [createTransfers] };
