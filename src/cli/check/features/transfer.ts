import type { Feature } from "../feature.js";

/** Transfers tokens, and waits until that is final. It cannot be undone. */
export const transfer: Feature = {
  name: "transfer",
  summary: "transfers tokens for good, if --transfer-to and --amount ask for it",
  missing: (trial) => (trial.transfer === undefined ? "moves tokens only with --transfer-to and --amount" : undefined),
  async attempt(trial) {
    const { client, signal } = trial;
    const { receiverId = "", amount = "" } = trial.transfer ?? {};
    const sent = await client.wallet.transfer({ receiverId, amount, note: "mezonkit check" });
    await sent.wait("finalized", { signal });
    return `${amount} transferred: ${sent.txHash ?? "accepted by the node"}`;
  },
};
