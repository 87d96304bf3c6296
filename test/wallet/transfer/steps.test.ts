import { expect, test } from "vitest";
import { generateKeyPair, type SignedTransaction, signTransaction } from "../../../src/wallet/index.js";
import { walletOnSandbox } from "../walletOnSandbox.js";

test("a signer is told of a signature that the node refused, also when the steps are taken one by one", async () => {
  const { bobId, openWallet } = await walletOnSandbox();
  const refused: SignedTransaction[] = [];
  const key = generateKeyPair();
  const signer = {
    // Nobody has proven this key.
    sign: async (transaction: Parameters<typeof signTransaction>[0]) =>
      signTransaction({ ...transaction, zkProof: "AAAA", zkPub: "AAAA" }, key),
    invalidate: (signed: SignedTransaction) => void refused.push(signed),
  };
  const wallet = openWallet({ signer, prover: undefined, idToken: undefined } as never);
  const prepared = await wallet.prepare({ receiverId: bobId, amount: "5" });
  const signed = await wallet.sign(prepared);
  await expect(wallet.submit(prepared, signed)).rejects.toMatchObject({
    ...{ outcome: "refused", chainCode: "invalid_signature" },
  });
  expect(refused).toStrictEqual([signed]);
});
