import type { Sandbox } from "../sandbox/index.js";
import type { PageTokens } from "./contract.js";

const MOST_TRANSACTIONS = 100;

/** Returns the chain as the page shows it. */
export function tokensOf(sandbox: Sandbox): PageTokens {
  const { chain } = sandbox;
  const { people } = sandbox.overview();
  const ownerOf = new Map(people.map(({ id }) => [chain.addressOf(id), id]));
  return {
    slot: String(chain.slot),
    balances: people.map(({ id }) => ({ userId: id, tokens: chain.balanceOf(id) })),
    transactions: chain
      .transactions()
      .slice(-MOST_TRANSACTIONS)
      .toReversed()
      .map(({ hash, sender, recipient, amount, textData, status, slot }) => ({
        ...{ hash, amount, status, note: textData, slot: String(slot) },
        senderId: ownerOf.get(sender) ?? sender,
        recipientId: ownerOf.get(recipient) ?? recipient,
      })),
  };
}
