import { copyOptions } from "../../core/copyOptions.js";
import { MezonError, toError, ValidationError } from "../../core/errors.js";
import { requireObject } from "../../core/requireObject.js";
import type { TransferDetails, TransferOptions } from "../../wallet/transfer/transferOrder.js";
import type { ClientWallet } from "./clientWallet.js";

/** Options of `client.sendToken`: a transfer to a user, and whether to notify them. */
export interface SendTokenOptions extends TransferDetails {
  /** Id of the user who receives. */
  readonly receiverId: string;
  /**
   * Sends a direct message to the receiver once the node has accepted the transfer, as older clients do: `true` for
   * their text, or your own text. If the message cannot be sent, an `error` event is emitted; the transfer is not
   * affected.
   *
   * @default false
   */
  readonly notify?: boolean | string | undefined;
}

/** The result of a transfer. */
export interface SendTokenResult {
  /** Whether the node has accepted it. It can still fail when it is applied: see `client.wallet.transfer`. */
  readonly ok: boolean;
  /** The transaction's hash; `undefined` if it was refused, or if the response that contained the hash was lost. */
  readonly txHash: string | undefined;
  /** Why it was refused. */
  readonly error: string | undefined;
}

export interface TokenSender {
  readonly wallet: ClientWallet;
  /** Sends the direct message. */
  readonly notify: (receiverId: string, text: string) => Promise<unknown>;
  /** Called if the direct message could not be sent. */
  readonly report: (error: MezonError) => void;
}

type Notice = Pick<SendTokenOptions, "receiverId" | "amount" | "note">;

/** Makes a transfer. A refusal is a result, not an error; it rejects if the transfer may have been accepted. */
export async function sendToken(sender: TokenSender, options: SendTokenOptions): Promise<SendTokenResult> {
  requireObject(options, "options", "an object such as { receiverId, amount }");
  // Read before anything is awaited: the caller may reuse the object for the next transfer.
  const { notify = false, ...transfer } = copyOptions(options);
  if (typeof notify !== "boolean" && typeof notify !== "string")
    throw new ValidationError("notify", "must be true, false, or the text to write to the receiver");
  const result = await transferred(sender.wallet, transfer);
  if (result.ok && notify !== false) await notifyReceiver(sender, transfer, notify);
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

/** Whether no tokens were moved, according to the wallet's rules, the prover, the node, or the check of the proof. */
async function isUnsent(error: unknown): Promise<boolean> {
  const { TransactionError, TransferRuleError, ...chain } = await import("../../wallet/errors.js");
  if (error instanceof TransactionError) return error.outcome !== "unknown";
  const { ChainError, ProofError, ProverError } = chain;
  return [TransferRuleError, ChainError, ProofError, ProverError].some((kind) => error instanceof kind);
}

async function notifyReceiver(sender: TokenSender, options: Notice, notify: true | string): Promise<void> {
  try {
    await sender.notify(options.receiverId, notify === true ? await transferNotice(options) : notify);
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

/** Returns the text that older clients send to the receiver. */
async function transferNotice({ amount, note }: Notice): Promise<string> {
  const { fromBaseUnits, toBaseUnits } = await import("../../wallet/amount.js");
  const [whole = "", fraction] = fromBaseUnits(toBaseUnits(amount)).split(".");
  const grouped = BigInt(whole).toLocaleString("en-US");
  return `Funds Transferred: ${grouped}${fraction === undefined ? "" : `.${fraction}`}₫ | ${note ?? "Transfer funds"}`;
}
