/**
 * `npm run transfers -- --transfers 2000 --restarts 20 --processes 2 --seed 1 --json`: processes that share a journal
 * pay orders, many at once and some of them equal in everything, while responses are lost, late, wrong and endless,
 * the node restarts, wallets are closed and created again, and processes are killed (SIGKILL) and started again. In
 * the end the chain's own ledger tells what was paid: no token may have appeared or vanished, no order may have been
 * paid twice, and what was reported must be true. A killed process is judged by what it had reported.
 *
 * With `--no-journal` a user's wallet belongs to one process at a time, and orders that a killed process had not
 * reported are not placed again: without a journal their outcome is not known.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createSandbox } from "../../src/sandbox/index.js";
import { fastClock } from "./fastClock.js";
import { type TransfersOptions, type TransfersReport, TransfersRun, type TransfersSettings } from "./transfersRun.js";

export async function transfers(given: TransfersOptions): Promise<TransfersReport> {
  const options: TransfersSettings = {
    ...{ transfers: given.transfers, seed: given.seed, restarts: given.restarts ?? 0 },
    ...{ processes: given.processes ?? 1, wallets: given.wallets ?? 6 },
    ...{ journal: given.journal ?? true, speed: given.speed ?? 5 },
  };
  const { seed, speed, journal } = options;
  const start = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-transfers-"));
  try {
    await using sandbox = await createSandbox({
      seed,
      clock: fastClock(speed, start),
      chain: { requestsPerSecond: Number.POSITIVE_INFINITY },
    });
    const { mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey: verifyingKey } = sandbox;
    const payer = { mmnApiUrl, zkApiUrl, indexerApiUrl, verifyingKey, speed, start };
    const run = new TransfersRun(sandbox, options, journal ? { ...payer, journal: join(folder, "journal.db") } : payer);
    return { ...(await run.all()), seconds: Math.round((Date.now() - start) / 1000) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether every guarantee was kept. */
export function isKept(report: TransfersReport): boolean {
  const { paidTwice, paidButReportedUnpaid, reportedPaidButUnpaid, supplyChange, wrongBalances } = report;
  if (paidTwice + reportedPaidButUnpaid + wrongBalances > 0 || supplyChange !== "0") return false;
  if (paidButReportedUnpaid > 0) return false;
  return !report.journal || (report.unknown === 0 && report.finalized >= 0.9 * report.funded);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      seed: { type: "string", default: "1" },
      transfers: { type: "string", default: "2000" },
      restarts: { type: "string", default: "20" },
      processes: { type: "string", default: "2" },
      wallets: { type: "string", default: "6" },
      journal: { type: "boolean", default: true },
      json: { type: "boolean", default: false },
    },
  });
  const report = await transfers({
    ...{ seed: Number(values.seed), transfers: Number(values.transfers), restarts: Number(values.restarts) },
    ...{ processes: Number(values.processes), wallets: Number(values.wallets), journal: values.journal },
  });
  if (!values.json)
    for (const [name, value] of Object.entries(report)) process.stdout.write(`${name.padEnd(24)}${value}\n`);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = isKept(report) ? 0 : 1;
}
