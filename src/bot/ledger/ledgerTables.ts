import type { Kysely } from "kysely";
import type { Component, Migration } from "../../database/component.js";

/** Amounts are base units as decimal text: no column type of every database holds them. Times are milliseconds. */
export interface AccountRow {
  readonly id: string;
  readonly units: string;
  /** How many postings it has. */
  readonly postings: number;
}

/** A booking: its postings add up to zero. */
export interface EntryRow {
  /** What it is for: booking the same again does nothing. */
  readonly id: string;
  readonly kind: string;
  readonly note: string | null;
  readonly created_at: number | string;
}

export interface PostingRow {
  readonly account: string;
  /** Counted from 1 in its account. */
  readonly number: number;
  readonly entry: string;
  /** Negative for what goes out. */
  readonly units: string;
  /** What the account holds afterwards. */
  readonly balance: string;
}

export interface HoldRow {
  readonly key: string;
  readonly account: string;
  readonly units: string;
  readonly state: "held" | "released" | "captured";
}

export interface WithdrawalRow {
  readonly key: string;
  readonly account: string;
  readonly recipient: string;
  readonly receiver_id: string | null;
  readonly units: string;
  readonly note: string;
  readonly state: "held" | "sending" | "paid" | "returned";
  /** How often it was asked for: again after it was returned. */
  readonly attempt: number;
  /** What identifies the transfer on the chain, stored before it is submitted. */
  readonly trace: string | null;
  readonly tx_hash: string | null;
  readonly failure: string | null;
  readonly lease: string | null;
  readonly leased_until: number | string | null;
  readonly created_at: number | string;
  readonly updated_at: number | string;
}

export interface LedgerTables {
  readonly mezonkit_ledger_accounts: AccountRow;
  readonly mezonkit_ledger_entries: EntryRow;
  readonly mezonkit_ledger_postings: PostingRow;
  readonly mezonkit_ledger_holds: HoldRow;
  readonly mezonkit_ledger_withdrawals: WithdrawalRow;
  readonly mezonkit_ledger_state: { readonly name: string; readonly value: string };
}

const createLedger: Migration<LedgerTables> = {
  name: "2026-11-29-ledger",
  async up(db: Kysely<LedgerTables>, { keyType }): Promise<void> {
    const { schema } = db;
    await schema
      .createTable("mezonkit_ledger_accounts")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("units", "text", (column) => column.notNull())
      .addColumn("postings", "integer", (column) => column.notNull())
      .execute();
    await schema
      .createTable("mezonkit_ledger_entries")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("note", "text")
      .addColumn("created_at", keyType, (column) => column.notNull())
      .execute();
    await schema
      .createTable("mezonkit_ledger_postings")
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("entry", "text", (column) => column.notNull())
      .addColumn("units", "text", (column) => column.notNull())
      .addColumn("balance", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("mezonkit_ledger_postings_key", ["account", "number"])
      .execute();
    await schema
      .createIndex("mezonkit_ledger_postings_by_entry")
      .on("mezonkit_ledger_postings")
      .columns(["entry", "account"])
      .execute();
    await schema
      .createTable("mezonkit_ledger_holds")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("units", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .execute();
    await schema
      .createTable("mezonkit_ledger_withdrawals")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("recipient", "text", (column) => column.notNull())
      .addColumn("receiver_id", "text")
      .addColumn("units", "text", (column) => column.notNull())
      .addColumn("note", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("attempt", "integer", (column) => column.notNull())
      .addColumn("trace", "text")
      .addColumn("tx_hash", "text")
      .addColumn("failure", "text")
      .addColumn("lease", "text")
      .addColumn("leased_until", keyType)
      .addColumn("created_at", keyType, (column) => column.notNull())
      .addColumn("updated_at", keyType, (column) => column.notNull())
      .execute();
    await schema
      .createIndex("mezonkit_ledger_withdrawals_by_state")
      .on("mezonkit_ledger_withdrawals")
      .columns(["state", "updated_at"])
      .execute();
    await schema
      .createTable("mezonkit_ledger_state")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("value", "text", (column) => column.notNull())
      .execute();
  },
};

export const ledgerComponent: Component<LedgerTables> = { name: "ledger", migrations: [createLedger] };
