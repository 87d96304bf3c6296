import type { Kysely } from "kysely";
import type { Tables } from "./tables.js";

/** Records when a client first listened, in unix seconds, unless that is recorded already. */
export async function noteBeginning(db: Kysely<Tables>, seconds: number): Promise<void> {
  await db
    .insertInto("mezonkit_beginning")
    .values({ one: 1, seconds })
    .onConflict((conflict) => conflict.column("one").doNothing())
    .execute();
}
