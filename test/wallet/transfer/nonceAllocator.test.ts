import { expect, test } from "vitest";
import { NonceAllocator } from "../../../src/wallet/transfer/nonceAllocator.js";
import { NonceClaims } from "../../../src/wallet/transfer/nonceClaims.js";
import { SlotReader } from "../../../src/wallet/transfer/slotReader.js";
import { ManualClock } from "../../unit/core/manualClock.js";

const { signal } = new AbortController();
const text = { sender: "a", recipient: "b", units: 1n, textData: "", extraInfo: "{}" };

/** Lets everything happen that waits for no timer. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Line {
  readonly nonces: NonceAllocator;
  readonly clock: ManualClock;
  readonly reads: () => number;
  next(): Promise<bigint>;
}

/** An allocator whose node answers these numbers, the last again and again. */
function lineAt(
  slots: readonly bigint[],
  claims = new NonceClaims(),
  { random = (): number => 0, waitsForFresh = false } = {},
): Line {
  const clock = new ManualClock();
  let reads = 0;
  const readCurrent = (): Promise<bigint> => {
    reads += 1;
    return Promise.resolve(slots[Math.min(reads, slots.length) - 1] ?? 0n);
  };
  const slotReader = new SlotReader({ clock, readCurrent });
  const nonces = new NonceAllocator({ clock, claims, random, waitsForFresh, slots: slotReader });
  const next = async (): Promise<bigint> => (await nonces.next(text, new AbortController().signal)).nonce;
  return { nonces, clock, reads: () => reads, next };
}

test("the first nonce is the node's plus 1; fifty equal ones at once are fifty, and the node is asked once", async () => {
  const { next, reads } = lineAt([999n]);
  const nonces = await Promise.all(Array.from({ length: 50 }, next));
  expect(nonces[0]).toBe(1000n);
  expect(new Set(nonces).size).toBe(50);
  expect(nonces.every((nonce) => nonce <= 1000n && nonce > 1000n - 76n)).toBe(true);
  expect(reads()).toBe(1);
});

test("orders that differ share the newest nonce: 250 to 250 people wait for no slot", async () => {
  const { nonces, reads } = lineAt([999n]);
  const given = await Promise.all(
    Array.from({ length: 250 }, (_, index) =>
      nonces.next({ ...text, recipient: `person ${index}` }, new AbortController().signal),
    ),
  );
  expect(new Set(given.map(({ nonce }) => nonce))).toStrictEqual(new Set([1000n]));
  expect(reads()).toBe(1);
});

test("when all that are recent enough have been used for a text, the next slot is waited for", async () => {
  const { next, clock } = lineAt([999n, 1000n]);
  for (let count = 0; count < 76; count += 1) await next();
  const late = next();
  await settled();
  clock.advance(400);
  expect(await late).toBe(1001n);
});

test("two wallets of a process never sign the same text", async () => {
  const claims = new NonceClaims();
  const [one, other] = [lineAt([999n], claims), lineAt([999n], claims)];
  const nonces = [];
  for (let count = 0; count < 20; count += 1) nonces.push(await one.next(), await other.next());
  expect(new Set(nonces).size).toBe(40);
});

test("nonces of a new wallet do not walk where the last one walked, and say when an earlier one may have used them", async () => {
  const [last, next] = [lineAt([999n]), lineAt([999n], new NonceClaims(), { random: () => 0.5 })];
  const walked = [await last.next(), await last.next(), await last.next()];
  const walks = [await next.next(), await next.next(), await next.next()];
  // The newest is the best for both; from then on each goes its own way.
  expect(walks.filter((nonce) => walked.includes(nonce))).toStrictEqual([1000n]);
  expect(await next.nonces.next(text, signal)).toMatchObject({ isFresh: false });
});

test("a slot that is newer than the wallet is preferred to those before it", async () => {
  const { nonces, clock } = lineAt([999n, 1001n]);
  await nonces.next(text, signal);
  clock.advance(800);
  expect(await nonces.next(text, signal)).toStrictEqual({ nonce: 1002n, isFresh: true });
  expect(await nonces.next(text, signal)).toStrictEqual({ nonce: 1001n, isFresh: true });
});

test("without a journal the first transfer waits for a slot that no earlier process can have used", async () => {
  const { nonces, clock } = lineAt([999n, 1000n], new NonceClaims(), { waitsForFresh: true });
  const first = nonces.next(text, signal);
  await settled();
  clock.advance(400);
  expect(await first).toStrictEqual({ nonce: 1001n, isFresh: true });
});

test("on a chain that stands still it does not wait for ever", async () => {
  const { nonces, clock } = lineAt([999n], new NonceClaims(), { waitsForFresh: true });
  const first = nonces.next(text, signal);
  for (let slots = 0; slots < 2; slots += 1) {
    await settled();
    clock.advance(400);
  }
  expect(await first).toStrictEqual({ nonce: 1000n, isFresh: false });
});

test("a node that lags does not bring used nonces back", async () => {
  const { next, clock } = lineAt([999n, 998n]);
  expect(await next()).toBe(1000n);
  clock.advance(500);
  expect(await next()).toBe(999n);
  clock.advance(500);
  expect(await next()).not.toBe(1000n);
});

test("claims are kept until their nonce is too old, and then forgotten", async () => {
  const claims = new NonceClaims();
  const { next, clock } = lineAt([999n, 1149n, 1500n], claims);
  await next();
  clock.advance(10 * 60_000);
  await next();
  expect(claims.size).toBe(2);
  clock.advance(10 * 60_000);
  await next();
  expect(claims.size).toBe(1);
});

test("waiting for a slot ends with its signal, and leaves no timer", async () => {
  const { nonces, clock } = lineAt([1n]);
  const ends = new AbortController();
  expect((await nonces.next(text, ends.signal)).nonce).toBe(2n);
  expect((await nonces.next(text, ends.signal)).nonce).toBe(1n);
  const next = nonces.next(text, ends.signal);
  const refused = expect(next).rejects.toThrow("enough");
  await settled();
  clock.advance(100);
  ends.abort(new Error("enough"));
  await refused;
  expect(clock.pending).toBe(0);
});
