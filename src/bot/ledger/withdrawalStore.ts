import type { Kysely } from "kysely";
import type { Clock } from "../../core/clock.js";
import { printable } from "../../core/printable.js";
import type { DialectFeatures } from "../../database/dialectFeatures.js";
import { fromBaseUnits } from "../../wallet/amount.js";
import type { TransferTrace } from "../../wallet/index.js";
import { accountName, heldOf, WALLET } from "./accounts.js";
import { LedgerError, LedgerKeyError } from "./errors.js";
import type { LedgerBook } from "./ledgerBook.js";
import type { LedgerTables, WithdrawalRow } from "./ledgerTables.js";
import { book } from "./posting.js";
import type { Withdrawal } from "./withdrawal.js";

export interface WithdrawalOrder {
  readonly key: string;
  readonly account: string;
  readonly recipient: string;
  readonly receiverId: string | undefined;
  readonly units: bigint;
  readonly note: string;
}

const TABLE = "mezonkit_ledger_withdrawals";
const OPEN = ["held", "sending"] as const;
/** A failure's text at most. */
const LONGEST_FAILURE = 500;

/** The states of withdrawals. Each change is booked in the same transaction. */
export class WithdrawalStore {
  readonly #book: LedgerBook;
  readonly #clock: Clock;

  constructor(book: LedgerBook, clock: Clock) {
    this.#book = book;
    this.#clock = clock;
  }

  /** Holds the tokens, unless this was done before; again if they were returned. */
  begin(order: WithdrawalOrder): Promise<WithdrawalRow> {
    return this.#book.write(async (db, features) => {
      const { key, account, recipient, receiverId, units, note } = order;
      const now = Math.floor(this.#clock.now());
      const values = {
        ...{ key, account, recipient, note, units: units.toString(), receiver_id: receiverId ?? null },
        ...{ trace: null, tx_hash: null, failure: null, lease: null, leased_until: null },
        ...{ state: "held" as const, attempt: 1, created_at: now, updated_at: now },
      };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto(TABLE)
        .values(values)
        .onConflict((conflict) => conflict.column("key").doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 1n) {
        await this.#move(db, features, values, "held");
        return values;
      }
      const known = await locked(db, features, key);
      const isSame =
        known.account === account &&
        known.recipient === recipient &&
        known.units === units.toString() &&
        known.note === note;
      if (!isSame) throw new LedgerKeyError(key, "belongs to another withdrawal");
      if (known.state !== "returned") return known;
      const again = { ...values, attempt: known.attempt + 1, created_at: known.created_at };
      await db.updateTable(TABLE).set(again).where("key", "=", key).execute();
      await this.#move(db, features, again, "held");
      return again;
    });
  }

  get(key: string): Promise<WithdrawalRow | undefined> {
    return this.#book.database.run((db) => db.selectFrom(TABLE).selectAll().where("key", "=", key).executeTakeFirst());
  }

  /** Returns keys of withdrawals that nobody sees to, the one longest untouched first. */
  async listOpen(limit: number): Promise<readonly string[]> {
    const now = Math.floor(this.#clock.now());
    const rows = await this.#book.database.run((db) =>
      db
        .selectFrom(TABLE)
        .select("key")
        .where("state", "in", OPEN)
        .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
        .orderBy("updated_at")
        .limit(limit)
        .execute(),
    );
    return rows.map(({ key }) => key);
  }

  /** Takes a withdrawal on. Returns it; `undefined` if somebody else sees to it, or it has ended. */
  lease(key: string, lease: string, leaseMs: number): Promise<WithdrawalRow | undefined> {
    const now = Math.floor(this.#clock.now());
    return this.#book.write(async (db, features) => {
      const { numUpdatedRows } = await db
        .updateTable(TABLE)
        .set({ lease, leased_until: now + leaseMs, updated_at: now })
        .where("key", "=", key)
        .where("state", "in", OPEN)
        .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n ? locked(db, features, key) : undefined;
    });
  }

  async unlease(key: string, lease: string): Promise<void> {
    await this.#book.write((db) =>
      db
        .updateTable(TABLE)
        .set({ lease: null, leased_until: null })
        .where("key", "=", key)
        .where("lease", "=", lease)
        .execute(),
    );
  }

  /**
   * Notes which transfer is about to be submitted, in place of one that was refused. Returns the changed row; `undefined`
   * if somebody else has taken the withdrawal on: then nothing may be submitted.
   */
  async sending(row: WithdrawalRow, trace: TransferTrace): Promise<WithdrawalRow | undefined> {
    const text = JSON.stringify(trace);
    const isOurs = await this.#book.write(async (db) => {
      let query = db
        .updateTable(TABLE)
        .set({ state: "sending", trace: text })
        .where("key", "=", row.key)
        .where("attempt", "=", row.attempt)
        .where("lease", "=", row.lease)
        .where("state", "=", row.state);
      query = row.trace === null ? query.where("trace", "is", null) : query.where("trace", "=", row.trace);
      return (await query.executeTakeFirstOrThrow()).numUpdatedRows === 1n;
    });
    return isOurs ? { ...row, state: "sending", trace: text } : undefined;
  }

  /** It is final on the chain. */
  async paid(row: WithdrawalRow, txHash: string | undefined): Promise<void> {
    await this.#end(row, { state: "paid", tx_hash: txHash ?? null, failure: null });
  }

  /** It was not moved, and cannot be any more: the tokens go back. */
  async returned(row: WithdrawalRow, failure: string): Promise<void> {
    await this.#end(row, { state: "returned", tx_hash: null, failure: failure.slice(0, LONGEST_FAILURE) });
  }

  async #end(
    row: WithdrawalRow,
    end: Pick<WithdrawalRow, "tx_hash" | "failure"> & { readonly state: "paid" | "returned" },
  ): Promise<void> {
    await this.#book.write(async (db, features) => {
      const now = await locked(db, features, row.key);
      const isSame = now.attempt === row.attempt && now.trace === row.trace;
      if (!isSame || !isOpen(now)) {
        // Another process has found out the same before, and may have gone on since.
        if (end.state === "returned" ? !isSame || now.state === "returned" : isSame && now.state === "paid") return;
        throw new LedgerError(
          `the withdrawal ${JSON.stringify(row.key)} is ${now.state}, but was found to be ${end.state}: see to it by hand`,
        );
      }
      const changed = { ...end, lease: null, leased_until: null, updated_at: Math.floor(this.#clock.now()) };
      await db.updateTable(TABLE).set(changed).where("key", "=", row.key).execute();
      await this.#move(db, features, row, end.state);
    });
  }

  async #move(
    db: Kysely<LedgerTables>,
    features: DialectFeatures,
    row: WithdrawalRow,
    state: "held" | "paid" | "returned",
  ): Promise<void> {
    const { key, attempt, account, units, note } = row;
    const [from, to] = {
      held: [account, heldOf(account)],
      paid: [heldOf(account), WALLET],
      returned: [heldOf(account), account],
    }[state] as [string, string];
    const id = `withdrawal ${key} ${attempt} ${state}`;
    const kind = { held: "withdrawal", paid: "paid", returned: "returned" }[state];
    const isNew = await book(db, features, { id, kind, note, units: BigInt(units), from, to }, this.#clock.now());
    if (!isNew) throw new LedgerError(`${id} was booked before`);
  }
}

/** Returns a withdrawal as users see it. */
export function withdrawalOf(row: WithdrawalRow): Withdrawal {
  const units = BigInt(row.units);
  return printable({
    key: row.key,
    from: accountName(row.account),
    recipient: row.recipient,
    units,
    tokens: fromBaseUnits(units),
    state: row.state,
    txHash: row.tx_hash ?? undefined,
    failure: row.failure ?? undefined,
    createdAt: new Date(Number(row.created_at)),
  });
}

export function isOpen({ state }: Pick<WithdrawalRow, "state">): boolean {
  return state === "held" || state === "sending";
}

async function locked(db: Kysely<LedgerTables>, features: DialectFeatures, key: string): Promise<WithdrawalRow> {
  const query = db.selectFrom(TABLE).selectAll().where("key", "=", key);
  return (features.isShared ? query.forUpdate() : query).executeTakeFirstOrThrow();
}
