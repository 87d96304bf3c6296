import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { InsufficientFundsError, type Ledger, LedgerError, WithdrawalError } from "../../../src/bot/index.js";
import { FakeChain, type Fate } from "./fakeChain.js";
import { Calendar, ledgerFile } from "./openLedger.js";

const USERS = ["1001", "1002", "1003"] as const;
const FATES: readonly Fate[] = [
  ...(["paid", "refused", "duplicate", "stale", "unreached", "unproven", "failed", "late"] as const),
  ...(["lostMoved", "lostUnmoved", "hangsMoved", "hangsUnmoved"] as const),
];

type Step =
  | { readonly kind: "pay"; readonly user: string; readonly units: bigint }
  | {
      readonly kind: "transfer";
      readonly user: string;
      readonly to: string;
      readonly units: bigint;
      readonly key: string;
    }
  | { readonly kind: "hold"; readonly user: string; readonly units: bigint; readonly key: string }
  | { readonly kind: "release" | "capture"; readonly user: string; readonly key: string }
  | {
      readonly kind: "withdraw";
      readonly user: string;
      readonly units: bigint;
      readonly key: string;
      readonly fate: Fate;
    }
  /** The process ends, whatever is under way, and another begins; perhaps it hears of every payment again. */
  | { readonly kind: "crash"; readonly repeats: boolean };

const user = fc.constantFrom(...USERS);
const units = fc.bigInt({ min: 1n, max: 60n });
const key = fc.constantFrom("a", "b", "c", "d", "e");
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("pay" as const), user, units }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("transfer" as const), user, to: user, units, key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("hold" as const), user, units, key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("release" as const, "capture" as const), user, key }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("withdraw" as const), user, units, key, fate: fc.constantFrom(...FATES) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("crash" as const), repeats: fc.boolean() }) },
);

/** Whether an error means that nothing was done, or not yet. */
function isRefusal(error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  return (
    error instanceof InsufficientFundsError ||
    error instanceof WithdrawalError ||
    error instanceof LedgerError ||
    code === "idempotency_conflict" ||
    code === "validation_failed"
  );
}

test("whatever happens, nothing is lost, paid twice, credited twice or less than nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const [chain, clock, open] = [new FakeChain(), new Calendar(), ledgerFile()];
      const errors: Error[] = [];
      const processes: Ledger[] = [];
      let paid = 0n;
      const begin = async (repeats: boolean): Promise<Ledger> => {
        // The leases of a process that has ended are over.
        clock.advance(11 * 60_000);
        const onError = (error: Error): void => void errors.push(error);
        const ledger = open({ wallet: chain.wallet({ repeats }), clock, onError });
        processes.push(ledger);
        await ledger.start();
        return ledger;
      };
      let ledger = await begin(false);
      const run = async (each: Step): Promise<unknown> => {
        const amount = "units" in each ? { units: each.units } : "0";
        switch (each.kind) {
          case "pay":
            chain.pay(each.user, each.units);
            paid += each.units;
            return undefined;
          case "transfer":
            return ledger.transfer({ from: each.user, to: each.to, amount, key: each.key });
          case "hold":
            return ledger.hold({ account: each.user, amount, key: each.key });
          case "release":
            return ledger.release(each.key);
          case "capture":
            return ledger.capture(each.key, { to: each.user });
          case "withdraw":
            chain.fates.splice(0, Infinity, each.fate);
            return ledger.withdraw({
              from: each.user,
              amount,
              idempotencyKey: each.key,
              note: each.key,
              timeoutMs: 30,
            });
          case "crash":
            ledger = await begin(each.repeats);
            return undefined;
        }
      };
      for (const each of steps)
        await run(each).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
        });
      // In the end everything is found out.
      chain.fates.length = 0;
      ledger = await begin(true);
      const withdrawn = chain.sent.reduce((all, { isMoved, trace }) => (isMoved ? all + trace.units : all), 0n);
      expect(chain.units).toBe(paid - withdrawn);
      await vi.waitFor(async () => {
        expect(await ledger.audit()).toMatchObject({ isSound: true, surplus: 0n, underWay: 0n, owed: chain.units });
      }, 5_000);
      for (const name of ["a", "b", "c", "d", "e"]) {
        const withdrawal = await ledger.withdrawal(name);
        expect(chain.moved(name)).toBe(withdrawal?.state === "paid" ? 1 : 0);
      }
      expect(errors).toStrictEqual([]);
      for (const each of processes) await each.stop();
    }),
    { numRuns: 25, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);
