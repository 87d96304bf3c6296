import type { Kysely } from "kysely";
import type { DialectFeatures } from "../../database/dialectFeatures.js";
import { accountName, WALLET } from "./accounts.js";
import { InsufficientFundsError, LedgerError } from "./errors.js";
import type { LedgerTables } from "./ledgerTables.js";

/** A booking of double entry. */
export interface Booking {
  /** What it is for: booking the same again does nothing. */
  readonly id: string;
  readonly kind: string;
  readonly note?: string | undefined;
  readonly units: bigint;
  readonly from: string;
  readonly to: string;
}

/**
 * Books units from one account to another, within the transaction of `db`. Returns false if it was booked before.
 *
 * @throws {InsufficientFundsError} if the account holds too little. The transaction must then be rolled back.
 */
export async function book(
  db: Kysely<LedgerTables>,
  features: DialectFeatures,
  { id, kind, note, units, from, to }: Booking,
  now: number,
): Promise<boolean> {
  if (units <= 0n || from === to) throw new LedgerError(`a booking of ${units} from ${from} to ${to} makes no sense`);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("mezonkit_ledger_entries")
    .values({ id, kind, note: note ?? null, created_at: Math.floor(now) })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  const postings = [
    { account: from, units: -units },
    { account: to, units },
  ];
  // In the same order everywhere: two bookings never wait for one another.
  postings.sort((a, b) => (a.account < b.account ? -1 : 1));
  for (const posting of postings) await post(db, features, id, posting);
  return true;
}

async function post(
  db: Kysely<LedgerTables>,
  features: DialectFeatures,
  entry: string,
  { account, units }: { readonly account: string; readonly units: bigint },
): Promise<void> {
  await db
    .insertInto("mezonkit_ledger_accounts")
    .values({ id: account, units: "0", postings: 0 })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  const query = db.selectFrom("mezonkit_ledger_accounts").selectAll().where("id", "=", account);
  // What is read to be written must not change meanwhile.
  const row = await (features.isShared ? query.forUpdate() : query).executeTakeFirstOrThrow();
  const before = BigInt(row.units);
  const after = before + units;
  if (after < 0n && account !== WALLET) throw new InsufficientFundsError(accountName(account), before, -units);
  const [balance, number] = [after.toString(), row.postings + 1];
  await db
    .updateTable("mezonkit_ledger_accounts")
    .set({ units: balance, postings: number })
    .where("id", "=", account)
    .execute();
  await db
    .insertInto("mezonkit_ledger_postings")
    .values({ account, number, entry, units: units.toString(), balance })
    .execute();
}
