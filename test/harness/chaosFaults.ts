import { setTimeout as pause } from "node:timers/promises";
import type { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { FaultyProxy } from "./faultyProxy.js";

/** What the faults of chaos act on. */
export interface ChaosTargets {
  readonly sandbox: Sandbox;
  readonly proxy: FaultyProxy;
  readonly random: SeededRandom;
  /** Whether a proxy may answer with 403 and a page. */
  readonly forbiddingPages: boolean;
}

/** Close codes of servers that go away, and of refusals that look final but are not the platform's own. */
const CODES = [
  1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 3000, 3003, 4000, 4001, 4003, 4004, 4401, 4403,
];

/** The empty text stands for any path. */
const PATHS = ["", "/v2/apps/authenticate", "/mezon.api.Mezon/SessionRefresh", "/mezon.api.Mezon/", "/ws"];

/** Ends the connection, in one of the possible ways. */
export async function strike({ sandbox, proxy, random }: ChaosTargets): Promise<void> {
  const { faults } = sandbox;
  switch (random.below(12)) {
    case 0:
      proxy.cut();
      break;
    case 1:
      proxy.freeze();
      break;
    case 2:
      proxy.refuse(true);
      proxy.cut();
      break;
    case 3:
    case 4:
      sandbox.disconnectAll(random.pick(CODES));
      break;
    case 5:
      faults.revokeSessions();
      proxy.cut();
      break;
    case 6:
      faults.expireSessions();
      faults.cut();
      break;
    case 7:
      faults.halfOpen();
      break;
    case 8:
      await faults.restart({ downMs: random.below(20) });
      break;
    case 9:
      faults.readSlowly(random.below(50));
      sandbox.disconnectAll();
      break;
    case 10:
      faults.jumpClock(random.pick([-1, 1]) * random.below(5_000));
      faults.cut();
      break;
    default:
      sandbox.disconnectAll();
  }
  await pause(random.below(3));
}

/** Keeps the client away until the function that it returns is called. */
export async function beginOutage({ sandbox: { faults }, proxy, random }: ChaosTargets): Promise<() => Promise<void>> {
  if (random.below(3) === 0) {
    await faults.stop();
    return () => faults.start();
  }
  proxy.refuse(true);
  proxy.cut();
  return async () => proxy.refuse(false);
}

/** A small fault besides the one that ends the connection; it strikes while the client comes back. */
export function disturb({ sandbox: { faults }, random, forbiddingPages }: ChaosTargets): void {
  const times = 1 + random.below(3);
  switch (random.below(10)) {
    case 0:
      faults.http({ kind: "status", status: 503, times });
      break;
    case 1:
      faults.http({ kind: "status", status: 429, retryAfter: 0, times });
      break;
    case 2:
      faults.http({ kind: random.pick(["cut", "lose", "truncate", "garbage"]), times });
      break;
    case 3:
      faults.frames({ kind: "duplicate", times });
      break;
    case 4:
      faults.frames({ kind: "drop", of: "answer", times });
      break;
    case 5:
      faults.frames({ kind: "garbage", times });
      break;
    case 6:
      faults.frames({ kind: "delay", ms: random.below(20), times });
      break;
    case 7:
      faults.frames({ kind: "truncate", of: "answer", times });
      break;
    case 8: {
      const status = random.pick(forbiddingPages ? [403, 403, 502, 503] : [502, 503]);
      const page = { body: `<html><title>${status}</title></html>`, contentType: "text/html" };
      faults.http({ kind: "status", status, ...page, path: random.pick(PATHS), times });
      break;
    }
    default:
      faults.http({ kind: "status", status: 502, path: "/ws", times });
  }
}
