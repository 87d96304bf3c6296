import { type Kysely, sql } from "kysely";
import { printable } from "../../core/printable.js";
import { isHeld, WALLET } from "./accounts.js";
import type { LedgerBook } from "./ledgerBook.js";
import type { LedgerTables } from "./ledgerTables.js";
import type { LedgerWallet } from "./ledgerWallet.js";

/** What an audit found. In JSON its bigints are decimal strings. */
export interface LedgerAudit {
  /** Whether the ledger agrees with itself, and the wallet holds at least what it owes. */
  readonly isSound: boolean;
  /** What is wrong, a sentence each; the first 100. */
  readonly problems: readonly string[];
  /** Base units that all accounts hold together. */
  readonly owed: bigint;
  /** Base units of withdrawals that may have left the wallet already. */
  readonly underWay: bigint;
  /** Base units in the wallet. */
  readonly wallet: bigint;
  /** Base units in the wallet that belong to no account, such as payments that are not credited yet; negative for a lack. */
  readonly surplus: bigint;
}

interface Totals {
  readonly owed: bigint;
  readonly underWay: bigint;
}

const PAGE = 500;
const MOST_PROBLEMS = 100;
/** How often the wallet is compared: a transfer may become final between two reads. */
const COMPARED = 3;

/** Adds everything up again, in small steps, and compares it with the wallet. */
export async function audit(book: LedgerBook, wallet: Pick<LedgerWallet, "balance">): Promise<LedgerAudit> {
  const problems: string[] = [];
  const tell = (problem: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  await checkAccounts(book, tell);
  await checkEntries(book, tell);
  for (let left = COMPARED; ; left -= 1) {
    const { units } = await wallet.balance();
    // Read after the wallet: what has left it since stands in `underWay`, or is booked.
    const { owed, underWay } = await totals(book, left === 1 ? tell : () => undefined);
    const surplus = units - owed;
    const isCovered = surplus + underWay >= 0n;
    if (!isCovered && left > 1) continue;
    if (!isCovered) tell(`the wallet holds ${units} base units, which is ${-surplus} less than what is owed`);
    return printable({ isSound: problems.length === 0, problems, owed, underWay, wallet: units, surplus });
  }
}

/** Reads what belongs together in one transaction. */
function totals(book: LedgerBook, tell: (problem: string) => void): Promise<Totals> {
  return book.write(async (db, features) => {
    // Otherwise each statement sees what was committed meanwhile.
    if (features.isShared) await sql`set transaction isolation level repeatable read`.execute(db);
    let [owed, held, sum, after] = [0n, 0n, 0n, ""];
    for (;;) {
      const rows = await db
        .selectFrom("mezonkit_ledger_accounts")
        .select(["id", "units"])
        .where("id", ">", after)
        .orderBy("id")
        .limit(PAGE)
        .execute();
      for (const { id, units } of rows) {
        sum += BigInt(units);
        if (id !== WALLET) owed += BigInt(units);
        if (isHeld(id)) held += BigInt(units);
      }
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    const withheld = await heldUnits(db);
    if (withheld !== held)
      tell(`accounts hold ${held} base units aside, but holds and withdrawals come to ${withheld}`);
    if (sum !== 0n) tell(`all accounts together come to ${sum} base units instead of 0`);
    const sending = await db
      .selectFrom("mezonkit_ledger_withdrawals")
      .select("units")
      .where("state", "=", "sending")
      .execute();
    return { owed, underWay: sending.reduce((all, { units }) => all + BigInt(units), 0n) };
  });
}

/** What is held for holds and withdrawals that have not ended. */
async function heldUnits(db: Kysely<LedgerTables>): Promise<bigint> {
  let units = 0n;
  for (const table of ["mezonkit_ledger_holds", "mezonkit_ledger_withdrawals"] as const)
    for (let after = ""; ; ) {
      const rows = await db
        .selectFrom(table)
        .select(["key", "units"])
        .where("state", "in", ["held", "sending"])
        .where("key", ">", after)
        .orderBy("key")
        .limit(PAGE)
        .execute();
      for (const row of rows) units += BigInt(row.units);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.key;
    }
  return units;
}

/** Each account is the sum of its postings. Postings never change, so they are read in steps. */
async function checkAccounts(book: LedgerBook, tell: (problem: string) => void): Promise<void> {
  for (let after = ""; ; ) {
    const accounts = await book.database.run((db) =>
      db.selectFrom("mezonkit_ledger_accounts").selectAll().where("id", ">", after).orderBy("id").limit(PAGE).execute(),
    );
    for (const { id, units, postings } of accounts) {
      if (BigInt(units) < 0n && id !== WALLET) tell(`${id} holds ${units} base units, which is less than nothing`);
      const sum = await sumOf(book, id, postings, tell);
      if (sum !== BigInt(units)) tell(`${id} holds ${units} base units, but its postings come to ${sum}`);
    }
    const last = accounts.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function sumOf(
  book: LedgerBook,
  account: string,
  count: number,
  tell: (problem: string) => void,
): Promise<bigint> {
  let sum = 0n;
  for (let number = 0; number < count; ) {
    const from = number;
    const rows = await book.database.run((db) =>
      db
        .selectFrom("mezonkit_ledger_postings")
        .select(["number", "units", "balance"])
        .where("account", "=", account)
        .where("number", ">", from)
        .where("number", "<=", count)
        .orderBy("number")
        .limit(PAGE)
        .execute(),
    );
    for (const row of rows) {
      sum += BigInt(row.units);
      number += 1;
      if (row.number !== number || BigInt(row.balance) !== sum) {
        tell(`posting ${row.number} of ${account} does not follow from those before it`);
        number = row.number;
      }
    }
    if (rows.length === 0) {
      tell(`postings of ${account} are missing after number ${number}`);
      return sum;
    }
  }
  return sum;
}

/** The postings of each entry add up to zero. */
async function checkEntries(book: LedgerBook, tell: (problem: string) => void): Promise<void> {
  let [entry, sum] = ["", 0n];
  let after: { readonly entry: string; readonly account: string } = { entry: "", account: "" };
  const close = (): void => {
    if (sum !== 0n) tell(`the postings of "${entry}" come to ${sum} base units instead of 0`);
    sum = 0n;
  };
  for (;;) {
    const from = after;
    const rows = await book.database.run((db) =>
      db
        .selectFrom("mezonkit_ledger_postings")
        .select(["entry", "account", "units"])
        .where((eb) =>
          eb.or([
            eb("entry", ">", from.entry),
            eb.and([eb("entry", "=", from.entry), eb("account", ">", from.account)]),
          ]),
        )
        .orderBy("entry")
        .orderBy("account")
        .limit(PAGE)
        .execute(),
    );
    for (const row of rows) {
      if (row.entry !== entry) {
        close();
        entry = row.entry;
      }
      sum += BigInt(row.units);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last;
  }
  close();
}
