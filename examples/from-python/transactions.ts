/** What became of a transfer. There: api_client.list_transaction_detail(token, id), with a token passed by hand. */
import type { MezonClient } from "mezonkit";
import { fromBaseUnits } from "mezonkit/wallet";

export async function describeTransaction(client: MezonClient, txHash: string): Promise<string> {
  const transaction = await client.wallet.getTransaction(txHash);
  if (transaction === undefined) return "There is no such transaction.";
  return `${fromBaseUnits(transaction.units)} tokens: ${transaction.textData}`;
}
