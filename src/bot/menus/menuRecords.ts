import type { KeyValueStorage } from "../storage/keyValueStorage.js";

/** An open menu, as it is stored. */
export interface MenuRecord {
  /** Name of the menu. */
  readonly menu: string;
  readonly ownerId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly state: unknown;
  readonly expiresAt: number;
  /** The language of the person it was opened for. */
  readonly locale?: string | undefined;
}

/** Milliseconds that an expired menu is remembered, so that a click can be answered. */
const REMEMBERED_MS = 24 * 3_600_000;
/** Menus that are listed at most. */
const MOST_LISTED = 1_000;
const OPEN = "menu";
const LAST = "last menu";

/** The open menus of one name, by message, and the last one of each person. */
export class MenuRecords {
  readonly #storage: KeyValueStorage;
  readonly #menu: string;

  constructor(storage: KeyValueStorage, menu: string) {
    this.#storage = storage;
    this.#menu = menu;
  }

  /** Returns the menu of a message, also one that has expired of late; `undefined` if there is none. */
  async get(messageId: string): Promise<MenuRecord | undefined> {
    return read(await this.#storage.get(OPEN, messageId));
  }

  /** Returns the last menu of a person, unless it was closed. */
  async lastOf(userId: string): Promise<MenuRecord | undefined> {
    const last = read(await this.#storage.get(LAST, this.#lastKey(userId)));
    return last === undefined ? undefined : this.get(last.messageId);
  }

  async save(record: MenuRecord): Promise<void> {
    const text = JSON.stringify(record);
    const until = record.expiresAt + REMEMBERED_MS;
    await this.#storage.set(OPEN, record.messageId, text, until);
    await this.#storage.set(LAST, this.#lastKey(record.ownerId), text, until);
  }

  async remove(messageId: string): Promise<void> {
    await this.#storage.delete(OPEN, messageId);
  }

  /** Returns the menus that are stored; none if the storage keeps no list. */
  async list(): Promise<readonly MenuRecord[]> {
    const texts = (await this.#storage.list?.(OPEN, MOST_LISTED)) ?? [];
    return texts.flatMap((text) => read(text) ?? []).filter(({ menu }) => menu === this.#menu);
  }

  async close(): Promise<void> {
    await this.#storage.close?.();
  }

  #lastKey(userId: string): string {
    return `${this.#menu} ${userId}`;
  }
}

function read(text: string | undefined): MenuRecord | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as MenuRecord);
}
