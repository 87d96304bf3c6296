import type { Kysely } from "kysely";
import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import { Database } from "../../database/database.js";
import type { DatabaseSource } from "../../database/databaseSource.js";
import type { DialectFeatures } from "../../database/dialectFeatures.js";
import { heldOf, WALLET } from "./accounts.js";
import { LedgerError, LedgerKeyError } from "./errors.js";
import { type HoldRow, type LedgerTables, ledgerComponent } from "./ledgerTables.js";
import { type Booking, book } from "./posting.js";

/** Longest time to wait while another process writes, in milliseconds. */
const LOCK_TIMEOUT_MS = 10_000;

/** The accounts, and what is booked between them. Every write is whole and on the disk when its promise resolves. */
export class LedgerBook {
  readonly database: Database<LedgerTables>;
  readonly #clock: Clock;

  constructor({ source, clock }: { readonly source: DatabaseSource; readonly clock: Clock }) {
    this.#clock = clock;
    this.database = new Database(source, {
      component: ledgerComponent,
      durability: "full",
      // It says whose the tokens are: nothing is booked until a person has looked at it.
      whenDamaged: "refuse",
      clock,
      lockTimeoutMs: LOCK_TIMEOUT_MS,
    });
  }

  /** Writes all of it or nothing. */
  write<T>(work: (db: Kysely<LedgerTables>, features: DialectFeatures) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  /** Books once. Returns false if it was booked before; rejects if something else was booked under its id. */
  book(booking: Booking): Promise<boolean> {
    return this.write(async (db, features) => {
      const isNew = await book(db, features, booking, this.#clock.now());
      if (!isNew) await requireSame(db, booking);
      return isNew;
    });
  }

  /** Credits a payment once, and notes where to go on. Returns false if it was credited before. */
  credit(booking: Omit<Booking, "from" | "kind">, cursor: string | undefined): Promise<boolean> {
    return this.write(async (db, features) => {
      const isNew = await book(db, features, { ...booking, kind: "deposit", from: WALLET }, this.#clock.now());
      if (cursor !== undefined) await setState(db, "cursor", cursor);
      return isNew;
    });
  }

  /** Returns the units of an account. */
  async units(account: string): Promise<bigint> {
    const row = await this.database.run((db) =>
      db.selectFrom("mezonkit_ledger_accounts").select("units").where("id", "=", account).executeTakeFirst(),
    );
    return BigInt(row?.units ?? "0");
  }

  /** Holds units under a key. Returns false if they were held before. */
  hold(hold: Omit<HoldRow, "state" | "units"> & { readonly units: bigint; readonly note: string | undefined }) {
    const { key, account, units, note } = hold;
    return this.write(async (db, features) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("mezonkit_ledger_holds")
        .values({ key, account, units: units.toString(), state: "held" })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) {
        const known = await this.#hold(db, features, key);
        if (known.account !== account || known.units !== units.toString())
          throw new LedgerKeyError(key, "belongs to another hold");
        return false;
      }
      const booking = { id: `hold ${key}`, kind: "hold", note, units, from: account, to: heldOf(account) };
      await book(db, features, booking, this.#clock.now());
      return true;
    });
  }

  /** Ends a hold: what is held goes to `to`, the account itself for a release. Returns false if it had ended so before. */
  endHold(key: string, state: "released" | "captured", to: string | undefined): Promise<boolean> {
    return this.write(async (db, features) => {
      const hold = await this.#hold(db, features, key);
      const id = `hold ${key} ${state}`;
      const units = BigInt(hold.units);
      const booking = { id, kind: state, units, from: heldOf(hold.account), to: to ?? hold.account };
      if (hold.state === state) {
        await requireSame(db, booking);
        return false;
      }
      if (hold.state !== "held") throw new LedgerError(`the hold ${JSON.stringify(key)} was ${hold.state} already`);
      await db.updateTable("mezonkit_ledger_holds").set({ state }).where("key", "=", key).execute();
      await book(db, features, booking, this.#clock.now());
      return true;
    });
  }

  /** Returns a stored value; stores and returns `initial` if there is none. */
  state(name: string, initial?: string | undefined): Promise<string | undefined> {
    return this.write(async (db) => {
      if (initial !== undefined)
        await db
          .insertInto("mezonkit_ledger_state")
          .values({ name, value: initial })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .execute();
      const query = db.selectFrom("mezonkit_ledger_state").select("value").where("name", "=", name);
      return (await query.executeTakeFirst())?.value;
    });
  }

  /** Rejects if the tables are those of another account. */
  async requireAddress(address: string): Promise<void> {
    const known = await this.state("address", address);
    if (known === address) return;
    throw new ValidationError(
      "wallet",
      `is ${address}, but this ledger is that of ${known ?? "none"}: give each account a ledger of its own`,
    );
  }

  async #hold(db: Kysely<LedgerTables>, features: DialectFeatures, key: string): Promise<HoldRow> {
    const query = db.selectFrom("mezonkit_ledger_holds").selectAll().where("key", "=", key);
    const hold = await (features.isShared ? query.forUpdate() : query).executeTakeFirst();
    if (hold === undefined) throw new LedgerError(`there is no hold ${JSON.stringify(key)}`);
    return hold;
  }
}

async function setState(db: Kysely<LedgerTables>, name: string, value: string): Promise<void> {
  await db
    .insertInto("mezonkit_ledger_state")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** Rejects if what was booked under the id is something else. */
async function requireSame(db: Kysely<LedgerTables>, { id, units, from, to }: Booking): Promise<void> {
  const rows = await db
    .selectFrom("mezonkit_ledger_postings")
    .select(["account", "units"])
    .where("entry", "=", id)
    .execute();
  const of = (account: string): string | undefined => rows.find((row) => row.account === account)?.units;
  if (of(from) === (-units).toString() && of(to) === units.toString()) return;
  throw new LedgerKeyError(id.replace(/^\w+ /, ""), "belongs to another booking");
}
