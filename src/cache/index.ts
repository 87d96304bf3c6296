/**
 * mezonkit/cache: keeps messages in SQLite or PostgreSQL.
 */
export { StoreError, type StoreFailure } from "../core/errors.js";
export type { DatabaseDialect, DialectConnection, DialectDriver } from "../database/dialect.js";
export { KyselyMessageStore, type KyselyMessageStoreOptions } from "./kyselyMessageStore.js";
export type { MessageQuery, SearchOptions } from "./messageQuery.js";
export type { HeardPlace, MaintainOptions, MessageStore, OpenOptions, StoreStatistics } from "./messageStore.js";
export type { Retention, RetentionLimits } from "./retention.js";
export type { Span } from "./spans.js";
export type { Hearing, StoreChange, StoredPlace } from "./storeChange.js";
export { StoredMessage } from "./storedMessage.js";
