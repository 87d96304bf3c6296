/** Thrown for a query that the indexer refuses. */
export class IndexerRefusal extends Error {
  override readonly name = "IndexerRefusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const DEFAULT_LIMIT = 5;
const DAY_MS = 86_400_000;
const DAYS_BACK = 7;
const MOST_DAYS_BACK = 365;

/** The wallet and the direction of the transactions. */
export interface Parties {
  readonly wallet?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Refuses unknown keys, as the indexer's schema does. */
export function requireKeys(query: URLSearchParams, known: readonly string[]): void {
  const unknown = [...query.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) throw new IndexerRefusal(400, `schema: invalid path "${unknown}"`);
}

/** Returns a whole number of the query, at least `least`. */
export function wholeNumber(query: URLSearchParams, key: string, least: number, fallback: number): number {
  const text = query.get(key);
  if (text === null || text === "") return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value < least) throw new IndexerRefusal(400, `schema: error converting value for "${key}"`);
  return value;
}

export function limitOf(query: URLSearchParams, most: number): number {
  return Math.min(most, wholeNumber(query, "limit", 1, DEFAULT_LIMIT));
}

export function partiesOf(query: URLSearchParams): Parties {
  const given = (key: string): string | undefined => query.get(key) || undefined;
  const [wallet, from, to] = [given("wallet_address"), given("filter_from_address"), given("filter_to_address")];
  if (wallet !== undefined) return { wallet };
  return { from, to };
}

/** Returns the first and last millisecond of the days that a wallet's list covers: the last seven by default. */
export function daysOf(query: URLSearchParams, now: number): { readonly since: number; readonly until: number } {
  const start = dayAt(query, "start_time");
  const end = dayAt(query, "end_time");
  const earliest = now - MOST_DAYS_BACK * DAY_MS;
  return {
    since: Math.max(earliest, start ?? now - DAYS_BACK * DAY_MS),
    until: end === undefined ? now : end + DAY_MS - 1,
  };
}

function dayAt(query: URLSearchParams, key: string): number | undefined {
  const text = query.get(key);
  if (text === null || text === "") return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw new IndexerRefusal(400, `${key} must be a day as YYYY-MM-DD`);
  return time;
}

/** Returns the milliseconds of an RFC 3339 time in the query. */
export function timeAt(query: URLSearchParams, key: string): number | undefined {
  const text = query.get(key);
  if (text === null || text === "") return undefined;
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new IndexerRefusal(400, `${key} must be a time as RFC 3339 has it`);
  return time;
}
