import { copyOptions } from "../../core/copyOptions.js";
import { MezonError, toError, ValidationError } from "../../core/errors.js";
import { requireObject } from "../../core/requireObject.js";
import type { TransferDetails, TransferOptions } from "../../wallet/transfer/transferOrder.js";
import type { ClientWallet } from "./clientWallet.js";

/** What `client.sendToken` takes: a transfer to a user, and whether to tell them. */
export interface SendTokenOptions extends TransferDetails {
  /** Who receives: a user's id. */
  readonly receiverId: string;
  /**
   * Writes a direct message to the receiver once the node has taken the transfer, as older
   * clients do: `true` for their text, or a text of your own. A message that cannot be sent is an
   * `error` event; the transfer stands. Default false.
   */
  readonly notify?: boolean | string | undefined;
}

/** What became of it. */
export interface SendTokenResult {
  /** Whether the node has taken it. It can still fail when it is applied: see `client.wallet.transfer`. */
  readonly ok: boolean;
  /** The transaction's hash; `undefined` when it was not taken, or when the answer that told it was lost. */
  readonly txHash: string | undefined;
  /** Why it was not taken. */
  readonly error: string | undefined;
}

export interface TokenSender {
  readonly wallet: ClientWallet;
  /** Writes the courtesy message. */
  readonly tell: (receiverId: string, text: string) => Promise<unknown>;
  /** Hears of a courtesy message that could not be sent. */
  readonly report: (error: MezonError) => void;
}

type Told = Pick<SendTokenOptions, "receiverId" | "amount" | "note">;

/** A transfer whose refusal is an answer, not an error: only one that may have been taken rejects. */
export async function sendToken(sender: TokenSender, options: SendTokenOptions): Promise<SendTokenResult> {
  requireObject(options, "options", "an object such as { receiverId, amount }");
  // Read before anything is waited for: the object may be used again for the next one.
  const { notify = false, ...transfer } = copyOptions(options);
  if (typeof notify !== "boolean" && typeof notify !== "string")
    throw new ValidationError("notify", "must be true, false, or the text to write to the receiver");
  const result = await transferred(sender.wallet, transfer);
  if (result.ok && notify !== false) await tellReceiver(sender, transfer, notify);
  return result;
}

async function transferred(wallet: ClientWallet, transfer: TransferOptions): Promise<SendTokenResult> {
  try {
    const { txHash } = await wallet.transfer(transfer);
    return { ok: true, txHash, error: undefined };
  } catch (error) {
    if (!(await isUnsent(error))) throw error;
    return { ok: false, txHash: undefined, error: toError(error).message };
  }
}

/** Whether nothing was moved, by the word of the wallet's rules, the prover, the node, or our own check of the proof. */
async function isUnsent(error: unknown): Promise<boolean> {
  const { TransactionError, TransferRuleError, ...chain } = await import("../../wallet/errors.js");
  if (error instanceof TransactionError) return error.outcome !== "unknown";
  const { ChainError, ProofError, ProverError } = chain;
  return [TransferRuleError, ChainError, ProofError, ProverError].some((kind) => error instanceof kind);
}

async function tellReceiver(sender: TokenSender, options: Told, notify: true | string): Promise<void> {
  try {
    await sender.tell(options.receiverId, notify === true ? await transferNotice(options) : notify);
  } catch (cause) {
    sender.report(asMezonError(cause));
  }
}

function asMezonError(cause: unknown): MezonError {
  if (cause instanceof MezonError) return cause;
  return new MezonError("delivery_unknown", `the receiver of a transfer could not be told: ${toError(cause).message}`, {
    cause,
  });
}

/** What older clients write to the receiver. */
async function transferNotice({ amount, note }: Told): Promise<string> {
  const { fromBaseUnits, toBaseUnits } = await import("../../wallet/amount.js");
  const [whole = "", fraction] = fromBaseUnits(toBaseUnits(amount)).split(".");
  const grouped = BigInt(whole).toLocaleString("en-US");
  return `Funds Transferred: ${grouped}${fraction === undefined ? "" : `.${fraction}`}₫ | ${note ?? "Transfer funds"}`;
}
