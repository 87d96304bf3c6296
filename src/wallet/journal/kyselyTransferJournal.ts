import { brand } from "../../core/brand.js";
import type { Clock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireString } from "../../core/requireString.js";
import { databaseSource } from "../../database/databaseSource.js";
import type { DatabaseDialect } from "../../database/dialect.js";
import { LazyStore } from "../../database/lazyStore.js";
import { checkClaim, checkSpent, checkUpdate } from "./journalChecks.js";
import { DAY_MS, type JournalRetention, keptDays } from "./journalRetention.js";
import type {
  ClaimResult,
  JournalClaim,
  JournalEntry,
  JournalUpdate,
  SpendingCap,
  TransferJournal,
} from "./transferJournal.js";

export interface KyselyTransferJournalOptions extends JournalRetention {
  /** The SQLite file, shared by the account's processes on this machine. @default `./mezon-transfers.db` */
  readonly file?: string | undefined;
  /**
   * Another database or driver: a Kysely dialect for PostgreSQL or SQLite. A function is called each time the journal
   * is opened. Use it for processes on several machines.
   */
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

const OPTIONS: KeysOf<KyselyTransferJournalOptions> = { file: true, dialect: true, keepDays: true, clock: true };

const DEFAULT_FILE = "./mezon-transfers.db";

/**
 * Stores transfers in SQLite or PostgreSQL. A write is on the disk before its transfer is submitted. The constructor
 * opens nothing: the database is opened when first used.
 *
 * ```ts
 * await using journal = new KyselyTransferJournal({ file: "./transfers.db" });
 * const client = new MezonClient({ botId, token, transferJournal: journal });
 * ```
 */
export class KyselyTransferJournal implements TransferJournal, AsyncDisposable {
  static {
    brand(KyselyTransferJournal, "KyselyTransferJournal");
  }

  readonly #store: LazyStore<TransferJournal>;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: KyselyTransferJournalOptions = {}) {
    requireObject(options, "options", 'an object such as { file: "./transfers.db" }');
    requireKnownKeys(options, OPTIONS);
    const clock = clockOf(options.clock);
    const keptMs = keptDays(options) * DAY_MS;
    const source = databaseSource(options, DEFAULT_FILE);
    this.#store = new LazyStore(async () => {
      // Databases are heavy: a program without a journal does not load them.
      const { JournalStore } = await import("./journalStore.js");
      return new JournalStore({ source, clock, keptMs });
    });
  }

  async open(): Promise<void> {
    await (await this.#store.get()).open();
  }

  async claim(claim: JournalClaim): Promise<ClaimResult> {
    checkClaim(claim);
    return (await this.#store.get()).claim(claim);
  }

  async update(dedupHash: string, update: JournalUpdate): Promise<void> {
    checkUpdate(dedupHash, update);
    await (await this.#store.get()).update(dedupHash, update);
  }

  async discard(dedupHash: string): Promise<void> {
    requireString(dedupHash, "dedupHash");
    await (await this.#store.get()).discard(dedupHash);
  }

  async find(dedupHash: string): Promise<JournalEntry | undefined> {
    requireString(dedupHash, "dedupHash");
    return (await this.#store.get()).find(dedupHash);
  }

  async findByKey(sender: string, idempotencyKey: string): Promise<JournalEntry | undefined> {
    requireString(sender, "sender");
    requireString(idempotencyKey, "idempotencyKey");
    return (await this.#store.get()).findByKey(sender, idempotencyKey);
  }

  async listUnsettled(sender: string): Promise<readonly JournalEntry[]> {
    requireString(sender, "sender");
    return (await this.#store.get()).listUnsettled(sender);
  }

  async spent(sender: string, cap: Omit<SpendingCap, "units" | "rule">): Promise<bigint> {
    checkSpent(sender, cap);
    return (await this.#store.get()).spent(sender, cap);
  }

  async close(): Promise<void> {
    await (await this.#store.made)?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
