import type { CompiledQuery, Insertable, Kysely } from "kysely";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { systemClock } from "../core/clock.js";
import { yieldToEventLoop } from "../core/sleep.js";
import type { AdaptiveBatch } from "../database/adaptiveBatch.js";
import type { EncodedMessage } from "./encodedMessage.js";
import type { Amount } from "./pruner.js";
import { appendValues, WRITTEN } from "./rows.js";
import type { MessagesTable, Tables } from "./tables.js";

/** Numbers of rows of one statement. The largest that fits is used, so that only few statements are prepared. */
const SIZES = [128, 16, 1] as const;

/** A message to be written. */
export interface Written {
  readonly message: ChannelMessage | EncodedMessage;
  /** Unix seconds; 0 if it was not removed. */
  readonly removed: number;
}

/**
 * Writes messages, many in one statement, and yields to other work between statements. The statements are compiled
 * once, so a write only has to fill in the values.
 */
export class MessageRowWriter {
  readonly #batch: AdaptiveBatch;
  readonly #statements = new Map<string, CompiledQuery>();
  #rows = 0;
  #bytes = 0;

  /** @param batch Chooses the size of each statement. */
  constructor(batch: AdaptiveBatch) {
    this.#batch = batch;
  }

  /** Number and bytes of all messages written since this was created. A message that was written twice counts twice. */
  get written(): Amount {
    return { rows: this.#rows, bytes: this.#bytes };
  }

  /** Writes messages that the server returned. Replaces stored versions unless they are newer or removed. */
  add(db: Kysely<Tables>, messages: readonly Written[]): Promise<void> {
    return this.#write(db, messages, false);
  }

  /** Writes messages, and replaces stored versions. */
  replace(db: Kysely<Tables>, messages: readonly Written[]): Promise<void> {
    return this.#write(db, messages, true);
  }

  async #write(db: Kysely<Tables>, messages: readonly Written[], always: boolean): Promise<void> {
    for (let start = 0; start < messages.length; ) {
      start += await this.#batch.run(SIZES[0], (rows) =>
        this.#writeSome(db, messages.slice(start, start + rows), always),
      );
      if (start < messages.length) await yieldToEventLoop(systemClock);
    }
  }

  /** Writes the first of the messages. Returns their number. */
  async #writeSome(db: Kysely<Tables>, messages: readonly Written[], always: boolean): Promise<number> {
    const size = SIZES.find((one) => one <= messages.length) ?? 1;
    const parameters: unknown[] = [];
    for (const { message, removed } of messages.slice(0, size))
      this.#bytes += appendValues(parameters, message, removed);
    await db.executeQuery({ ...this.#statement(db, size, always), parameters });
    this.#rows += size;
    return size;
  }

  #statement(db: Kysely<Tables>, size: number, always: boolean): CompiledQuery {
    const key = `${size}:${always}`;
    const known = this.#statements.get(key);
    if (known !== undefined) return known;
    const compiled = compileWrite(db, size, always);
    this.#statements.set(key, compiled);
    return compiled;
  }
}

function compileWrite(db: Kysely<Tables>, size: number, always: boolean): CompiledQuery {
  // Only the names of the columns matter. The values are filled in at each write.
  const row = Object.fromEntries(WRITTEN.map((column) => [column, 0])) as unknown as Insertable<MessagesTable>;
  return db
    .insertInto("mezonkit_messages")
    .values(Array.from({ length: size }, () => row))
    .onConflict((conflict) => {
      const update = conflict.column("id").doUpdateSet((eb) => ({
        channel_id: eb.ref("excluded.channel_id"),
        clan_id: eb.ref("excluded.clan_id"),
        sender_id: eb.ref("excluded.sender_id"),
        topic_id: eb.ref("excluded.topic_id"),
        code: eb.ref("excluded.code"),
        created: eb.ref("excluded.created"),
        edited: eb.ref("excluded.edited"),
        removed: eb.ref("excluded.removed"),
        size: eb.ref("excluded.size"),
        indexed: eb.lit(0),
        content: eb.ref("excluded.content"),
        wire: eb.ref("excluded.wire"),
      }));
      if (always) return update;
      return update
        .where("mezonkit_messages.removed", "=", (eb) => eb.lit(0))
        .whereRef("mezonkit_messages.edited", "<=", "excluded.edited");
    })
    .compile();
}
