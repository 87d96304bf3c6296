import { type Kysely, sql } from "kysely";
import { DELETED_A_STEP } from "./deleteOldest.js";
import type { StepOptions } from "./stepOptions.js";
import type { Tables } from "./tables.js";

/** Returns the id of the newest message of a channel or of the whole store; `undefined` if there is none. */
export async function newestId(db: Kysely<Tables>, channelId?: string): Promise<string | undefined> {
  const { newest } = await db
    .selectFrom("mezonkit_messages")
    .select(sql<string | null>`cast(max(id) as text)`.as("newest"))
    .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? ""))
    .executeTakeFirstOrThrow();
  return newest ?? undefined;
}

/**
 * Deletes the messages of a channel, or of the whole store, up to a message, in steps. Keeps newer ones. Returns the
 * number of deleted messages.
 */
export async function deleteUpTo(
  newest: string | undefined,
  channelId: string | undefined,
  { write, writes, afterStep }: StepOptions,
): Promise<number> {
  if (newest === undefined) return 0;
  const step = (): Promise<number> =>
    write((db) => writes.run(DELETED_A_STEP, (limit) => deleteSome(db, { upTo: newest, channelId, limit })));
  let deleted = 0;
  for (let some = await step(); some > 0; some = await step()) {
    deleted += some;
    await afterStep();
  }
  return deleted;
}

async function deleteSome(
  db: Kysely<Tables>,
  { upTo, channelId, limit }: { readonly upTo: string; readonly channelId: string | undefined; readonly limit: number },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("mezonkit_messages")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("mezonkit_messages")
        .select("id")
        .where("id", "<=", upTo)
        .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? "0"))
        .orderBy("id")
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
