import { ValidationError } from "../../core/errors.js";
import { kindOf } from "../../runtime/kindOf.js";

/**
 * The kind of a transfer. Mezon only notifies people of the first three. With another kind, or if the extra info
 * contains a list, the tokens are moved without a notification.
 */
export type TransferType =
  | "transfer_token"
  | "give_coffee"
  | "unlock_item"
  | "dong-give-coffee"
  | "donation-campaign"
  | "withdraw-campaign"
  | "lucky-money"
  // Accepts any other text; this form keeps the names above as suggestions.
  | (string & {});

/** Extra information of a transfer: flat, strings only. The order of the keys is kept and signed. */
export interface ExtraInfo {
  readonly type?: TransferType | undefined;
  readonly ItemId?: string | undefined;
  readonly ItemType?: string | undefined;
  readonly ClanId?: string | undefined;
  /** Id of the user who sends. */
  readonly UserSenderId?: string | undefined;
  readonly UserSenderUsername?: string | undefined;
  /** Id of the user who receives. */
  readonly UserReceiverId?: string | undefined;
  readonly ChannelId?: string | undefined;
  /** Id of the related message. */
  readonly MessageRefId?: string | undefined;
  readonly ExtraAttribute?: string | undefined;
  readonly [key: string]: string | undefined;
}

/** The content that a transaction of type 2 publishes. Hashes are those of earlier transactions; `""` means none. */
export interface UserContent {
  /** The type, such as `donation-campaign-feed`, for which the recipient must be a key's address. */
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly image_cids?: readonly string[] | undefined;
  /** The previous, latest version. Must be given together with `root_hash`. */
  readonly parent_hash?: string | undefined;
  /** The first version. */
  readonly root_hash?: string | undefined;
  /** Transactions it refers to, at most ten. */
  readonly reference_tx_hashes?: readonly string[] | undefined;
  readonly [key: string]: string | readonly string[] | undefined;
}

/**
 * Returns the JSON text of `extra_info`. Keys keep their order. A `|` becomes `\u007c`, because it separates the fields
 * of the signed text.
 */
export function serializeExtraInfo(info: ExtraInfo | UserContent): string {
  return JSON.stringify(info).replaceAll("|", "\\u007c");
}

/** Arguments of {@link transferExtraInfo}. */
export interface TransferExtraInfoOptions {
  /** Id of the user who sends. */
  readonly senderId: string;
  /** Id of the user who receives. */
  readonly receiverId: string;
  /** @default empty */
  readonly senderName?: string | undefined;
  /** @default empty */
  readonly extraAttribute?: string | undefined;
  /** More keys. A `type` here replaces `transfer_token`; the two ids cannot be replaced. */
  readonly extra?: ExtraInfo | undefined;
}

/**
 * @throws {ValidationError} if extra info is not a plain object of texts. The entries of a text or a list would become
 * keys `0`, `1`, ….
 */
export function requireExtraInfo(info: unknown, path: string): void {
  if (info === undefined) return;
  if (!isPlainObject(info))
    throw new ValidationError(path, `must be an object of texts such as { type: "give_coffee" }, not ${kindOf(info)}`);
  const wrong = Object.entries(info).find(
    ([, value]: [string, unknown]) => value !== undefined && typeof value !== "string",
  );
  if (wrong !== undefined) throw new ValidationError(`${path}.${wrong[0]}`, `must be a text, not ${kindOf(wrong[1])}`);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Returns the extra info of a transfer between users, in the order that Mezon's own apps use. */
export function transferExtraInfo(options: TransferExtraInfoOptions): ExtraInfo {
  return {
    ExtraAttribute: options.extraAttribute ?? "",
    UserSenderUsername: options.senderName ?? "",
    type: "transfer_token",
    ...options.extra,
    UserSenderId: options.senderId,
    UserReceiverId: options.receiverId,
  };
}
