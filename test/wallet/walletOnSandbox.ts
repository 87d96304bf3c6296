import { onTestFinished } from "vitest";
import type { Clock } from "../../src/core/clock.js";
import type { Sandbox, SandboxOptions } from "../../src/sandbox/index.js";
import {
  IndexerClient,
  MmnClient,
  ProverClient,
  type ProverSigning,
  Wallet,
  type WalletOptions,
} from "../../src/wallet/index.js";
import { startSandbox } from "../client/botOnSandbox.js";
import { fastClock } from "../harness/fastClock.js";
import { idTokenOf } from "../harness/idToken.js";

/** A sandbox in fast time, and what makes wallets of Alice on it. */
export interface WalletSetup {
  readonly sandbox: Sandbox;
  readonly clock: Clock;
  readonly bobId: string;
  /** Another wallet of Alice, closed when the test ends. */
  openWallet(options?: Partial<WalletOptions & ProverSigning>): Wallet;
  /** Lets the next proof be asked for with another session. */
  newSession(): Promise<void>;
}

export async function walletOnSandbox({
  speed = 8,
  timeoutMs = 30_000,
  ...options
}: { readonly speed?: number; readonly timeoutMs?: number } & SandboxOptions = {}): Promise<WalletSetup> {
  const clock = fastClock(speed);
  const sandbox = await startSandbox({ clock, ...options });
  const alice = sandbox.user("alice");
  let idToken = await idTokenOf(sandbox, alice);
  const { mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey } = sandbox;
  const http = { clock, timeoutMs };
  const openWallet: WalletSetup["openWallet"] = (given = {}) => {
    const wallet = new Wallet({
      userId: alice.id,
      node: new MmnClient({ ...http, url: mmnApiUrl }),
      prover: new ProverClient({ ...http, timeoutMs: 240_000, url: zkApiUrl }),
      indexer: new IndexerClient({ ...http, url: indexerApiUrl }),
      idToken: () => idToken,
      verifyProof: "off",
      verifyingKey: zkVerifyingKey,
      clock,
      ...given,
    });
    onTestFinished(() => wallet.close());
    return wallet;
  };
  const newSession = async (): Promise<void> => {
    idToken = await idTokenOf(sandbox, alice);
  };
  return { sandbox, clock, bobId: sandbox.user("bob").id, openWallet, newSession };
}
