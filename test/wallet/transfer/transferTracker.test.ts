import { expect, test } from "vitest";
import type { ChainReader } from "../../../src/wallet/transfer/chainReader.js";
import type { TrackedTransfer } from "../../../src/wallet/transfer/trackedTransfer.js";
import type { TransferTrace } from "../../../src/wallet/transfer/transferTrace.js";
import { TransferTracker } from "../../../src/wallet/transfer/transferTracker.js";
import { ManualClock } from "../../unit/core/manualClock.js";

const NONCE = 1_000n;
const trace: TransferTrace = {
  ...{ sender: "a", recipient: "b", units: 5n, nonce: NONCE, textData: "", extraInfo: "", isAmbiguous: false },
};

/** A chain on which the transfer is nowhere. Its node tells these slots, the last one again and again. */
class EmptyChain {
  readonly clock = new ManualClock();
  /** The newest block that the indexer has read. */
  indexed = 0n;
  asked = 0;
  readonly #slots: readonly bigint[];

  constructor(...slots: readonly bigint[]) {
    this.#slots = slots;
  }

  get reader(): ChainReader {
    const reader: Partial<ChainReader> = {
      hasIndexer: true,
      slot: async () => {
        this.asked += 1;
        return this.#slots[Math.min(this.asked, this.#slots.length) - 1] ?? 0n;
      },
      find: async () => undefined,
      pending: async () => [],
      sent: async () => ({ byText: new Map(), byHash: new Map(), since: 0n }),
      newestBlock: async () => this.indexed,
    };
    return reader as ChainReader;
  }

  /** Looks for the transfer so many times. */
  async look(times: number): Promise<TrackedTransfer> {
    const { reader, clock } = this;
    const tracker = new TransferTracker({
      reader,
      clock,
      resubmit: async () => undefined,
      onFinding: () => undefined,
    });
    const tracked = tracker.track(trace);
    const ends = new AbortController();
    const watching = tracker.watch(tracked, () => false, ends.signal).catch(() => undefined);
    for (let look = 1; look <= times; look += 1) {
      await expect.poll(() => clock.pending + (tracked.isSettled ? 1 : 0)).toBeGreaterThan(0);
      if (look < times) clock.advance(2_000);
    }
    ends.abort();
    await watching;
    return tracked;
  }
}

test("a transfer that nobody shows expires once the indexer has read past its nonce", async () => {
  const chain = new EmptyChain(NONCE + 200n);
  chain.indexed = NONCE + 274n;
  expect((await chain.look(1)).finding.state).toBe("unknown");
  chain.indexed = NONCE + 275n;
  expect((await chain.look(1)).finding.state).toBe("expired");
});

test("a node that is behind does not lower what the indexer must have read", async () => {
  // Each look asks twice: whether the nonce is past, and from which slot on it is.
  const chain = new EmptyChain(NONCE + 200n, NONCE + 200n, NONCE + 200n, NONCE + 10n);
  chain.indexed = NONCE + 100n;
  const tracked = await chain.look(2);
  expect(chain.asked).toBe(4);
  expect(tracked.finding.state).toBe("unknown");
  expect(tracked.expiresAt).toBe(NONCE + 275n);
});
