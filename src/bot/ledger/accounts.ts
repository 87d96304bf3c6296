import { ValidationError } from "../../core/errors.js";
import { addressFromUserId, isAddress } from "../../wallet/index.js";

/**
 * An account: of a person, by user id (digits) or by the address of their wallet; or of the bot itself, by a name of
 * letters, digits, `_` and `-`, such as `"house"`.
 */
export type Account = string | { readonly address: string };

/** The tokens in the bot's wallet. Its balance is negative: what it holds is owed to all other accounts. */
export const WALLET = "wallet";

const USER_ID = /^\d{1,20}$/;
const NAME = /^[a-z][\w-]{0,31}$/i;
const USER = "user:";
const OWN = "own:";
const HELD = "held:";

/**
 * Returns the id of an account. For a person it is the address of the wallet, which is computed from the user id. The
 * owner of a payment is therefore certain, whatever its sender writes into it.
 *
 * @throws {ValidationError} if the value is not an account.
 */
export function accountId(account: Account, path: string): string {
  if (typeof account === "string") {
    if (USER_ID.test(account)) return `${USER}${addressFromUserId(account)}`;
    if (NAME.test(account)) return `${OWN}${account}`;
  } else {
    const address = (account as { readonly address?: unknown } | null)?.address;
    if (isAddress(address)) return `${USER}${address}`;
  }
  throw new ValidationError(
    path,
    'must be a user\'s id, { address }, or a name such as "house" (a letter, then letters, digits, _ and -, 32 at most)',
  );
}

/** The account of whoever owns a wallet. */
export function accountOfAddress(address: string): string {
  return `${USER}${address}`;
}

/** What is held of an account. */
export function heldOf(account: string): string {
  return `${HELD}${account}`;
}

export function isHeld(account: string): boolean {
  return account.startsWith(HELD);
}

/** The address of a person's account; `undefined` for others. */
export function addressOf(account: string): string | undefined {
  return account.startsWith(USER) ? account.slice(USER.length) : undefined;
}

/** An account as people read it: a name or an address. */
export function accountName(account: string): string {
  return account.replace(/^held:/, "").replace(/^(user|own):/, "");
}
