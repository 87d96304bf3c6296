import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as WalletModule from "../../../src/wallet/index.js";
import { type Observed, observe } from "../limits/observed.js";
import { serve } from "../serve.js";

export interface OpenRequest {
  readonly built: string;
  readonly userId: string;
  readonly idToken: string;
  readonly mmnApiUrl: string;
  readonly zkApiUrl: string;
  readonly indexerApiUrl: string;
  readonly zkVerifyingKey: string;
}

let module: typeof WalletModule;
let wallet: WalletModule.Wallet;
let node: WalletModule.MmnClient;

export const services = {
  /** Opens the wallet and has its key proven, so that none of that is measured. */
  async open({ built, userId, idToken, mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey }: OpenRequest) {
    module = (await import(pathToFileURL(join(built, "dist/wallet.js")).href)) as typeof WalletModule;
    node = new module.MmnClient({ url: mmnApiUrl });
    wallet = new module.Wallet({
      userId,
      node,
      prover: new module.ProverClient({ url: zkApiUrl }),
      indexer: new module.IndexerClient({ url: indexerApiUrl }),
      idToken: () => idToken,
      verifyProof: "strict",
      verifyingKey: zkVerifyingKey,
    });
    await wallet.transfer({ receiverId: "1", amount: "0.000001" }).wait();
  },

  readNonce(_: undefined): Promise<Observed> {
    return observe(() => node.getCurrentNonce(wallet.address));
  },

  listPending(_: undefined): Promise<Observed> {
    return observe(() => node.listPendingTransactions());
  },

  transfer({ timeoutMs }: { readonly timeoutMs: number }): Promise<Observed> {
    return observe(() =>
      wallet.transfer({ receiverId: "1", amount: "0.000001", timeoutMs }).wait("finalized", { timeoutMs }),
    );
  },

  /** Pays as many people. Rejects unless all of it is final. */
  async payMany({ count }: { readonly count: number }): Promise<Observed> {
    const orders = Array.from({ length: count }, (_, index) => ({
      receiverId: String(1_000 + index),
      amount: "0.001",
    }));
    const observed = await observe(async () => {
      const results = await wallet.transferMany(orders);
      const other = results.find(({ outcome }) => outcome !== "finalized");
      if (other !== undefined) throw other.error ?? new Error(other.outcome);
    });
    if (observed.error !== undefined) throw new Error(observed.error);
    return observed;
  },
};

serve(services);
