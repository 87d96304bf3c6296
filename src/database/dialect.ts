import { CompiledQuery, type DatabaseConnection, type Driver, type TransactionSettings } from "kysely";
import { toError, ValidationError } from "../core/errors.js";
import { ConnectionQueue } from "./connectionQueue.js";
import { type DialectFeatures, knownDialects } from "./dialectFeatures.js";
import { guardPools } from "./guardPools.js";

/**
 * A Kysely dialect. Only its driver is used. The form of the statements depends on what the database reports, so a
 * dialect of another copy or version of Kysely works too.
 */
export interface DatabaseDialect {
  createDriver(): DialectDriver;
}

/** The part of a Kysely driver that is used. */
export interface DialectDriver {
  init(): Promise<void>;
  acquireConnection(): Promise<DialectConnection>;
  beginTransaction(connection: never, settings: never): Promise<void>;
  commitTransaction(connection: never): Promise<void>;
  rollbackTransaction(connection: never): Promise<void>;
  releaseConnection(connection: never): Promise<void>;
  destroy(): Promise<void>;
}

/** The part of a Kysely connection that is used. */
export interface DialectConnection {
  executeQuery(query: never): Promise<{ readonly rows: readonly unknown[] }>;
}

/** A connected driver, and the kind of its database. */
export interface ConnectedDriver {
  readonly driver: Driver;
  readonly features: DialectFeatures;
}

/**
 * Connects to the database of a dialect. Rejects with the driver's error, or with a {@link ValidationError} if the
 * database is not supported.
 */
export async function connect(dialect: DatabaseDialect): Promise<ConnectedDriver> {
  // The types of all Kysely versions agree about the part that is used here.
  const driver = guardPools(() => dialect.createDriver()) as unknown as Driver;
  await driver.init();
  try {
    const features = await featuresOf(driver);
    return { features, driver: features.isShared ? new SharedDriver(driver) : new SingleDriver(driver) };
  } catch (error) {
    await driver.destroy().catch(() => undefined);
    throw error;
  }
}

/** Returns the kind of the database. */
async function featuresOf(driver: Driver): Promise<DialectFeatures> {
  const connection = await driver.acquireConnection();
  let failure: Error | undefined;
  try {
    for (const features of knownDialects) {
      try {
        const { rows } = await connection.executeQuery<{ readonly version: string }>(
          CompiledQuery.raw(features.versionQuery),
        );
        if (features.isVersion(String(rows[0]?.version))) return await withFullText(features, connection);
      } catch (error) {
        // The first failure tells why a server cannot be reached. Later ones are only about another SQL dialect.
        failure ??= toError(error);
      }
    }
  } finally {
    await driver.releaseConnection(connection);
  }
  if (failure !== undefined) throw failure;
  throw new ValidationError("dialect", "must be one of SQLite or PostgreSQL");
}

async function withFullText(features: DialectFeatures, connection: DatabaseConnection): Promise<DialectFeatures> {
  const { fullTextQuery } = features;
  if (fullTextQuery === undefined) return features;
  const { rows } = await connection.executeQuery(CompiledQuery.raw(fullTextQuery));
  return { ...features, hasFullText: rows.length > 0 };
}

/** A driver that is initialized already. */
class SharedDriver implements Driver {
  protected readonly driver: Driver;

  constructor(driver: Driver) {
    this.driver = driver;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return this.driver.acquireConnection();
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.driver.beginTransaction(connection, settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.driver.commitTransaction(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.driver.rollbackTransaction(connection);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.driver.releaseConnection(connection);
  }

  destroy(): Promise<void> {
    return this.driver.destroy();
  }
}

/**
 * A driver with one connection, which is given to one caller at a time. Drivers of newer versions of Kysely do not
 * ensure this.
 */
class SingleDriver extends SharedDriver {
  readonly #queue = new ConnectionQueue();

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#queue.enter();
    try {
      return await this.driver.acquireConnection();
    } catch (error) {
      this.#queue.leave();
      throw error;
    }
  }

  /** Every transaction here writes. Taking the write lock at the beginning avoids deadlocks with other processes. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk ends a transaction by itself. The failed rollback must not hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await this.driver.rollbackTransaction(connection);
    } catch (error) {
      if (!toError(error).message.includes("no transaction is active")) throw error;
    }
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    try {
      await this.driver.releaseConnection(connection);
    } finally {
      this.#queue.leave();
    }
  }
}
