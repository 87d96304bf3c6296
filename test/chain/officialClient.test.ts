import { type IEphemeralKeyPair, IndexerClient, MmnClient, ZkClient } from "mmn-client-js";
import { expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { logIn } from "../sandbox/rawHttp.js";
import { ManualClock } from "../unit/core/manualClock.js";

interface Wallet {
  readonly userId: string;
  readonly keyPair: IEphemeralKeyPair;
  readonly zkProof: string;
  readonly zkPub: string;
}

async function openWallet(sandbox: Sandbox, client: MmnClient): Promise<Wallet> {
  const { userId, idToken } = await logIn(sandbox);
  const keyPair = client.generateEphemeralKeyPair();
  const prover = new ZkClient({ endpoint: sandbox.zkApiUrl });
  const { proof, public_input } = await prover.getZkProofs({
    userId,
    ephemeralPublicKey: keyPair.publicKey,
    jwt: idToken,
    address: client.getAddressFromUserId(userId),
  });
  return { userId, keyPair, zkProof: proof, zkPub: public_input };
}

test("mmn-client-js logs in, has a proof made, sends tokens and finds the transfer again", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain, botId, userId } = sandbox;
  const client = new MmnClient({ baseUrl: sandbox.mmnApiUrl });
  const { keyPair, zkProof, zkPub } = await openWallet(sandbox, client);

  const account = await client.getAccountByUserId(botId);
  expect(account).toStrictEqual({ address: chain.addressOf(botId), balance: "10000000000", nonce: 0, decimals: 6 });
  const { nonce } = await client.getCurrentNonce(botId, "pending");
  const sent = await client.sendTransaction({
    ...{ sender: botId, recipient: userId, amount: client.scaleAmountToDecimals("12"), nonce: nonce + 1 },
    ...{ textData: "thanks", extraInfo: { type: "transfer_token", UserSenderId: botId, UserReceiverId: userId } },
    ...{ publicKey: keyPair.publicKey, privateKey: keyPair.privateKey, zkProof, zkPub },
  });
  expect(sent).toStrictEqual({ ok: true, tx_hash: expect.stringMatching(/^[0-9a-f]{64}$/), error: "" });
  expect(chain.transactions()).toMatchObject([{ hash: sent.tx_hash, status: "pending", amount: "12" }]);

  chain.settle();
  expect(chain.balanceOf(userId)).toBe("1000012");
  expect((await client.getAccountByUserId(botId)).balance).toBe("9988000000");

  const indexer = new IndexerClient({ endpoint: sandbox.indexerApiUrl, chainId: chain.chainId });
  const known = { hash: sent.tx_hash, value: "12000000", status: 2, text_data: "thanks", chain_id: "1337" };
  expect(await indexer.getTransactionByHash(sent.tx_hash)).toMatchObject(known);
  const wallet = chain.addressOf(userId);
  expect(await indexer.getTransactionByWallet(wallet, 1, 10, 1)).toMatchObject({
    meta: { chain_id: 1337, page: 0, limit: 10, total_items: 1, total_pages: 1 },
    data: [known],
  });
  expect((await indexer.getTransactionsByWalletBeforeTimestamp(wallet, 0, 10)).data).toMatchObject([known]);
  expect(await indexer.getWalletDetail(wallet)).toMatchObject({ address: wallet, transaction_count: 1 });
});
