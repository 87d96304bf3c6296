import type { Wallet } from "../../wallet/index.js";

type Used = "payments" | "prepare" | "sign" | "submit" | "discard" | "find" | "balance";

/** What the ledger uses of a wallet: `client.wallet`, or a `Wallet`. */
export interface LedgerWallet extends Pick<Wallet, Used> {
  /** In base58. */
  readonly address: string | (() => Promise<string>);
}

export async function walletAddress(wallet: LedgerWallet): Promise<string> {
  return typeof wallet.address === "string" ? wallet.address : wallet.address();
}
