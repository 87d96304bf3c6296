import { expect, test } from "vitest";
import { MemoryJournal, type Transfer } from "../../../src/wallet/index.js";
import { NonceClaims } from "../../../src/wallet/transfer/nonceClaims.js";
import { walletOnSandbox } from "../walletOnSandbox.js";

const chain = { requestsPerSecond: Number.POSITIVE_INFINITY };

test("two wallets of an account send twenty equal transfers each, at once: all forty are made", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ chain });
  const wallets = [openWallet(), openWallet()];
  const sent = wallets.flatMap((wallet) =>
    Array.from({ length: 20 }, () => wallet.transfer({ receiverId: bobId, amount: "1" }).wait()),
  );
  const done = await Promise.all(sent);
  expect(new Set(done.map(({ txHash }) => txHash)).size).toBe(40);
  expect(sandbox.chain.balanceOf(bobId)).toBe("40");
}, 30_000);

test("a wallet that is closed and opened again repeats none of the texts of the last one", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ chain });
  const send = async (): Promise<readonly Transfer[]> => {
    const wallet = openWallet();
    const sent = await Promise.all(
      Array.from({ length: 40 }, () => wallet.transfer({ receiverId: bobId, amount: "1" })),
    );
    await wallet.close();
    return sent;
  };
  const hashes = [...(await send()), ...(await send())].map(({ txHash }) => txHash);
  expect(new Set(hashes).size).toBe(80);
  sandbox.chain.settle();
  expect(sandbox.chain.balanceOf(bobId)).toBe("80");
}, 30_000);

test("a text that another process sent is not ours when the first hand-in is answered so: it is signed anew", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ chain });
  const wallet = openWallet();
  const isClaimed = NonceClaims.prototype.isClaimed;
  // Another process's claims are not known here.
  NonceClaims.prototype.isClaimed = () => false;
  try {
    const sent = await Promise.all(
      [wallet, openWallet(), openWallet()].map((each) => each.transfer({ receiverId: bobId, amount: "1" })),
    );
    expect(new Set(sent.map(({ txHash }) => txHash)).size).toBe(3);
  } finally {
    NonceClaims.prototype.isClaimed = isClaimed;
  }
  sandbox.chain.settle();
  expect(sandbox.chain.balanceOf(bobId)).toBe("3");
}, 30_000);

test("same amount, receiver and nonce, another note: each gets its own hash when its answer is lost", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ chain });
  const wallets = [openWallet(), openWallet()];
  await Promise.all(wallets.map((wallet) => wallet.transfer({ receiverId: bobId, amount: "0.1" })));
  sandbox.chain.faults.node({ kind: "cutAfter", method: "tx.addtx", times: 2 });
  const done = await Promise.all(
    wallets.map((wallet, index) =>
      wallet.transfer({ receiverId: bobId, amount: "1", note: `invoice ${index}` }).wait(),
    ),
  );
  expect(done.map(({ textData }) => textData)).toStrictEqual(["invoice 0", "invoice 1"]);
  expect(new Set(done.map(({ txHash }) => txHash)).size).toBe(2);
}, 30_000);

test("with a journal a lost answer of the very first transfer is told apart: it is ours", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ chain });
  const journal = new MemoryJournal();
  sandbox.chain.faults.node({ kind: "cutAfter", method: "tx.addtx", times: 1 });
  const done = await openWallet({ journal }).transfer({ receiverId: bobId, amount: "1" }).wait();
  expect(done.status).toBe("finalized");
  expect(sandbox.chain.balanceOf(bobId)).toBe("1");
}, 30_000);

test("a mark tells any two transfers apart", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ chain });
  const wallet = openWallet({ markTransfers: true });
  await Promise.all([1, 2].map(() => wallet.transfer({ receiverId: bobId, amount: "1" })));
  const marks = sandbox.chain
    .transactions()
    .map(({ extraInfo }) => (JSON.parse(extraInfo) as { MezonkitMark: string }).MezonkitMark);
  expect(new Set(marks).size).toBe(2);
});
