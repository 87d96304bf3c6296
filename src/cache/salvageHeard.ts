import { type Kysely, sql } from "kysely";
import { systemClock } from "../core/clock.js";
import { idBefore } from "../core/ids.js";
import { yieldToEventLoop } from "../core/sleep.js";
import { RangeChanges } from "./historyRangeTable.js";
import type { Tables } from "./tables.js";

const PLACES_AT_ONCE = 200;

/**
 * Reads the received ranges of every place, and when a client first received messages. Without them the next client
 * would not know what it missed. Returns a function that writes them to another database.
 */
export async function salvageHeard(db: Kysely<Tables>): Promise<(next: Kysely<Tables>) => Promise<void>> {
  const beginning = await db.selectFrom("mezonkit_beginning").selectAll().executeTakeFirst();
  const places = await db
    .selectFrom("mezonkit_heard")
    .select([
      sql<string>`cast(channel_id as text)`.as("channelId"),
      sql<string>`cast(topic_id as text)`.as("topicId"),
      sql<string>`cast(clan_id as text)`.as("clanId"),
      sql<string>`cast(newest_id as text)`.as("newest"),
    ])
    .where("is_current", "=", 1)
    .execute();
  return async (next) => {
    if (beginning !== undefined)
      await next
        .insertInto("mezonkit_beginning")
        .values(beginning)
        .onConflict((conflict) => conflict.column("one").doNothing())
        .execute();
    for (let start = 0; start < places.length; start += PLACES_AT_ONCE) {
      const news = new RangeChanges();
      for (const { newest, ...place } of places.slice(start, start + PLACES_AT_ONCE))
        news.handle(place, { after: idBefore(newest), newest }, true);
      await next.transaction().execute((transaction) => news.store(transaction));
      await yieldToEventLoop(systemClock);
    }
  };
}
