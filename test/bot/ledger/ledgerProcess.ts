/** A process that withdraws from a ledger, and is killed in the middle of it. Its argument: {@link LedgerProcessOptions}. */
import { writeSync } from "node:fs";
import { Ledger } from "../../../src/bot/index.js";
import { IndexerClient, KyselyTransferJournal, MmnClient, ProverClient, Wallet } from "../../../src/wallet/index.js";
import { fastClock } from "../../harness/fastClock.js";

export interface LedgerProcessOptions {
  readonly userId: string;
  readonly idToken: string;
  readonly mmnApiUrl: string;
  readonly zkApiUrl: string;
  readonly indexerApiUrl: string;
  readonly journal: string;
  readonly ledger: string;
  readonly speed: number;
  readonly start: number;
  readonly from: string;
}

const options = JSON.parse(process.argv[2] ?? "") as LedgerProcessOptions;
const clock = fastClock(options.speed, options.start);
const http = { clock, timeoutMs: 30_000 };
const wallet = new Wallet({
  userId: options.userId,
  node: new MmnClient({ ...http, url: options.mmnApiUrl }),
  prover: new ProverClient({ ...http, timeoutMs: 240_000, url: options.zkApiUrl }),
  indexer: new IndexerClient({ ...http, url: options.indexerApiUrl }),
  journal: new KyselyTransferJournal({ file: options.journal, clock }),
  idToken: () => options.idToken,
  verifyProof: "off",
  clock,
});
const ledger = new Ledger({ wallet, file: options.ledger, clock });
writeSync(1, "withdraws\n");
const { state } = await ledger.withdraw({ from: options.from, amount: "2", idempotencyKey: "w1" });
writeSync(1, `${state}\n`);
