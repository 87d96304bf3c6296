import { TransactionType } from "../../../generated/rest/chain.js";
import { keyBytes } from "./addresses.js";
import type { ChainEntry } from "./chainEntry.js";
import { isCurvePoint } from "./curvePoint.js";
import type { Transaction } from "./transaction.js";

/** Content of the extra info of a transaction of type 2. */
interface UserContent {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly parentHash: string;
  readonly rootHash: string;
  readonly references: readonly string[];
}

const INVALID = "User content data is invalid";
const MOST_REFERENCES = 10;
const ADDRESSED_TYPE = "donation-campaign-feed";

/** The versions of user content: the latest of each root. */
export class UserContents {
  readonly #latest = new Map<string, string>();
  readonly #find: (hash: string) => ChainEntry | undefined;

  constructor(find: (hash: string) => ChainEntry | undefined) {
    this.#find = find;
  }

  /** Returns why user content is refused, in the node's words; `undefined` if it is not. */
  refusal(tx: Transaction): string | undefined {
    const content = readContent(tx.extraInfo);
    if (content === undefined) return INVALID;
    const { type, title, description, parentHash, rootHash, references } = content;
    if ([type, title, description].some((text) => text.trim() === ""))
      return "User content required fields are missing";
    if (type === ADDRESSED_TYPE && !isKeyAddress(tx.recipient)) return "Transaction address is invalid";
    if (references.length > MOST_REFERENCES || references.some((hash) => this.#find(hash) === undefined))
      return INVALID;
    if (parentHash === "" && rootHash === "") return undefined;
    if (parentHash === "" || rootHash === "") return INVALID;
    return this.#versionRefusal(tx, parentHash, rootHash);
  }

  /** Makes user content final. If it fails, returns the reason in the node's words. */
  apply({ tx, hash }: ChainEntry): string | undefined {
    const refusal = this.refusal(tx);
    if (refusal !== undefined) return `${refusal.charAt(0).toLowerCase()}${refusal.slice(1)}`;
    this.#latest.set(readContent(tx.extraInfo)?.rootHash || hash, hash);
    return undefined;
  }

  #versionRefusal(tx: Transaction, parentHash: string, rootHash: string): string | undefined {
    const parent = this.#find(parentHash)?.tx;
    if (parent === undefined) return "Parent user content not found";
    const isSame = parent.sender === tx.sender && parent.recipient === tx.recipient;
    if (parent.type !== TransactionType.UserContent || !isSame) return INVALID;
    return this.#latest.get(rootHash) === parentHash ? undefined : "Parent user content is not the latest version";
  }
}

function isKeyAddress(text: string): boolean {
  const key = keyBytes(text);
  return key !== undefined && isCurvePoint(key);
}

function readContent(extraInfo: string): UserContent | undefined {
  let json: unknown;
  try {
    json = JSON.parse(extraInfo);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  const entries = new Map(Object.entries(json).map(([key, value]: [string, unknown]) => [key.toLowerCase(), value]));
  const texts = ["type", "title", "description", "parent_hash", "root_hash"].map((key) => entries.get(key) ?? "");
  const lists = ["image_cids", "reference_tx_hashes"].map((key) => entries.get(key) ?? []);
  if (!texts.every(isText) || !lists.every((list) => Array.isArray(list) && list.every(isText))) return undefined;
  const [type = "", title = "", description = "", parentHash = "", rootHash = ""] = texts;
  return { type, title, description, parentHash, rootHash, references: lists[1] as readonly string[] };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
