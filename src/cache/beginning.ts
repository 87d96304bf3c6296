import type { Kysely } from "kysely";
import type { Tables } from "./tables.js";

/** Records when a client first received messages, in unix seconds. Keeps an earlier record. */
export async function noteBeginning(db: Kysely<Tables>, seconds: number): Promise<void> {
  await db
    .insertInto("mezonkit_beginning")
    .values({ one: 1, seconds })
    .onConflict((conflict) => conflict.column("one").doNothing())
    .execute();
}
