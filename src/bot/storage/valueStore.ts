import type { Clock } from "../../core/clock.js";
import { Database } from "../../database/database.js";
import type { DatabaseSource } from "../../database/databaseSource.js";
import type { KeyValueStorage } from "./keyValueStorage.js";
import { type ValueTables, valueComponent } from "./valueTables.js";

/** Expired states that are removed at once, and milliseconds from one removal to the next. */
const PRUNED_AT_ONCE = 500;
const PRUNED_EVERY_MS = 60_000;

/** The table of states. */
export class ValueStore implements Required<KeyValueStorage> {
  readonly #database: Database<ValueTables>;
  readonly #clock: Clock;
  #prunedAt = Number.NEGATIVE_INFINITY;

  constructor({ source, clock }: { readonly source: DatabaseSource; readonly clock: Clock }) {
    this.#clock = clock;
    this.#database = new Database(source, {
      component: valueComponent,
      // What somebody was told is remembered after a power failure as well.
      durability: "full",
      whenDamaged: "begin_anew",
      clock,
      lockTimeoutMs: 10_000,
    });
  }

  async get(space: string, key: string): Promise<string | undefined> {
    const row = await this.#database.run((db) =>
      db
        .selectFrom("mezonkit_bot_values")
        .select(["value", "expires_at"])
        .where("space", "=", space)
        .where("key", "=", key)
        .executeTakeFirst(),
    );
    const isExpired = row !== undefined && row.expires_at !== null && Number(row.expires_at) <= this.#clock.now();
    return isExpired ? undefined : row?.value;
  }

  async set(space: string, key: string, value: string, expiresAt?: number | undefined): Promise<void> {
    const now = this.#clock.now();
    const isDue = Math.abs(now - this.#prunedAt) >= PRUNED_EVERY_MS;
    if (isDue) this.#prunedAt = now;
    const expires_at = expiresAt === undefined ? null : Math.ceil(expiresAt);
    await this.#database.write(async (db) => {
      await db
        .insertInto("mezonkit_bot_values")
        .values({ space, key, value, expires_at })
        .onConflict((conflict) => conflict.columns(["space", "key"]).doUpdateSet({ value, expires_at }))
        .execute();
      if (!isDue) return;
      const expired = await db
        .selectFrom("mezonkit_bot_values")
        .select(["space", "key"])
        .where("expires_at", "<=", now)
        .limit(PRUNED_AT_ONCE)
        .execute();
      for (const row of expired) {
        await db.deleteFrom("mezonkit_bot_values").where("space", "=", row.space).where("key", "=", row.key).execute();
      }
    });
  }

  async delete(space: string, key: string): Promise<void> {
    await this.#database.write(async (db) => {
      await db.deleteFrom("mezonkit_bot_values").where("space", "=", space).where("key", "=", key).execute();
    });
  }

  async list(space: string, limit: number): Promise<readonly string[]> {
    const now = this.#clock.now();
    const rows = await this.#database.run((db) =>
      db
        .selectFrom("mezonkit_bot_values")
        .select("value")
        .where("space", "=", space)
        .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
        .orderBy("expires_at", (order) => order.asc().nullsLast())
        .limit(limit)
        .execute(),
    );
    return rows.map(({ value }) => value);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}
