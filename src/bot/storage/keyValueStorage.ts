import { requireMethods } from "../../core/requireMethods.js";

/** Where small states are kept: sessions, conversations, open menus. Keys of different spaces do not meet. */
export interface KeyValueStorage {
  /** Returns the value of a key; `undefined` if there is none, or it has expired. */
  get(space: string, key: string): Promise<string | undefined>;
  /**
   * Stores a value, in place of an earlier one.
   *
   * @param expiresAt When it expires, in milliseconds since the epoch. @default never
   */
  set(space: string, key: string, value: string, expiresAt?: number | undefined): Promise<void>;
  /** Removes a value, if there is one. */
  delete(space: string, key: string): Promise<void>;
  /**
   * Returns values of a space, at most `limit` of them, those first that expire first. Menus use it, if there is one, to
   * expire after a restart as well.
   */
  list?(space: string, limit: number): Promise<readonly string[]>;
  /** Lets go of what it holds open. */
  close?(): Promise<void>;
}

/** Returns the storage of an option. @throws {ValidationError} for what is none. */
export function requireStorage(storage: KeyValueStorage): KeyValueStorage {
  requireMethods(storage, "storage", "a storage such as new KyselyStorage()", ["get", "set", "delete"]);
  return storage;
}
