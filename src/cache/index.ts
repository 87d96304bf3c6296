/** mezonkit/cache: stores messages in SQLite or PostgreSQL. */
export { StoreError, type StoreFailure } from "../core/errors.js";
export type { DatabaseDialect, DialectConnection, DialectDriver } from "../database/dialect.js";
export type { HistoryRange } from "./historyRange.js";
export { KyselyMessageStore, type KyselyMessageStoreOptions } from "./kyselyMessageStore.js";
export type { MessageQuery, SearchOptions } from "./messageQuery.js";
export type {
  HeardChannel,
  MaintainOptions,
  MessageStore,
  OpenOptions,
  StoreStatistics,
  WritePipeline,
} from "./messageStore.js";
export type { Retention, RetentionLimits } from "./retention.js";
export type { ChannelReference, Hearing, StoreChange } from "./storeChange.js";
export { StoredMessage } from "./storedMessage.js";
