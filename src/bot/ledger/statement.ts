import { ValidationError } from "../../core/errors.js";
import { fromBaseUnits } from "../../wallet/amount.js";
import { accountName } from "./accounts.js";
import type { LedgerBook } from "./ledgerBook.js";

/** One booking of an account. */
export interface StatementLine {
  /** Counted from 1 in its account, without gaps. */
  readonly number: number;
  /** `deposit`, `transfer`, `hold`, `released`, `captured`, `withdrawal`, `paid`, `returned` or `adjustment`. */
  readonly kind: string;
  /** Base units; negative for what went out. */
  readonly units: bigint;
  /** The same in tokens, such as `"-1.5"`. */
  readonly tokens: string;
  /** Tokens that the account held afterwards. */
  readonly balance: string;
  readonly note: string | undefined;
  readonly at: Date;
  /** The other account: a name or an address. */
  readonly other: string;
  /** What it is for, such as `deposit` and the hash of the payment. */
  readonly entry: string;
}

export interface StatementOptions {
  /** Lines of a page. @default 20 */
  readonly limit?: number | undefined;
  /** `older` of the page before. @default the newest lines */
  readonly before?: number | undefined;
}

/** A page of a statement, the newest line first. */
export interface StatementPage {
  readonly lines: readonly StatementLine[];
  /** Pass it as `before` to get the next page; `undefined` on the last one. */
  readonly older: number | undefined;
}

const MOST_LINES = 200;

export async function readStatement(
  book: LedgerBook,
  account: string,
  { limit = 20, before }: StatementOptions,
): Promise<StatementPage> {
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= MOST_LINES))
    throw new ValidationError("limit", `must be a whole number from 1 to ${MOST_LINES}`);
  if (before !== undefined && !Number.isInteger(before))
    throw new ValidationError("before", "must be `older` of a page");
  const rows = await book.database.run((db) => {
    const query = db
      .selectFrom("mezonkit_ledger_postings as posting")
      .innerJoin("mezonkit_ledger_entries as entry", "entry.id", "posting.entry")
      .innerJoin("mezonkit_ledger_postings as other", (join) =>
        join.onRef("other.entry", "=", "posting.entry").onRef("other.account", "!=", "posting.account"),
      )
      .select([
        ...(["posting.number", "posting.units", "posting.balance", "posting.entry"] as const),
        ...(["entry.kind", "entry.note", "entry.created_at", "other.account as other"] as const),
      ])
      .where("posting.account", "=", account)
      .orderBy("posting.number", "desc")
      .limit(limit);
    return (before === undefined ? query : query.where("posting.number", "<", before)).execute();
  });
  const lines = rows.map(({ number, units, balance, entry, kind, note, created_at, other }) => ({
    ...{ number, kind, entry, units: BigInt(units), tokens: signed(BigInt(units)), balance: signed(BigInt(balance)) },
    ...{ note: note ?? undefined, at: new Date(Number(created_at)), other: accountName(other) },
  }));
  const last = lines.at(-1)?.number ?? 1;
  return { lines, older: last > 1 ? last : undefined };
}

function signed(units: bigint): string {
  return units < 0n ? `-${fromBaseUnits(-units)}` : fromBaseUnits(units);
}
