/** Tokens: sent, with a note, and what to do about each failure. */
import { type MezonClient, ValidationError } from "mezonkit";
import { TransactionError } from "mezonkit/wallet";

export async function pay(client: MezonClient, receiverId: string, amount: string): Promise<string> {
  try {
    // There: send_token(ApiSentTokenRequest(…)). The sender is the account; amounts are exact, so a text.
    const { ok, txHash, error } = await client.sendToken({ receiverId, amount, note: "For your help" });
    return ok ? `Sent: ${txHash}` : `Nothing was sent: ${error}`;
  } catch (error) {
    if (error instanceof ValidationError) return `Cannot be sent: ${error.message}`;
    if (error instanceof TransactionError) return "It is not known whether it arrived. Do not send it again.";
    throw error;
  }
}

/** Resolves when the chain has applied it. Sent again with the same id, it is paid once if the client has a journal. */
export async function payOnce(client: MezonClient, receiverId: string, invoice: string): Promise<string> {
  const transfer = client.wallet.transfer({ receiverId, amount: "1.5", idempotencyKey: invoice });
  const { txHash } = await transfer.wait("finalized");
  return txHash;
}
