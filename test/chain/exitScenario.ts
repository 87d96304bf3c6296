import { createSandbox } from "../../src/sandbox/index.js";
import { botWallet, callNode, fundedWallet, send } from "./rawChain.js";

// Run as a process of its own: it must end without being told to.
const sandbox = await createSandbox();
if (process.argv[2] === "prove") {
  const { ok } = await send(sandbox, await botWallet(sandbox));
  process.stdout.write(`${ok}\n`);
} else {
  await send(sandbox, fundedWallet(sandbox));
  sandbox.chain.faults.node({ kind: "slow", ms: 3_600_000 });
  callNode(sandbox, "health.check").catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
// snarkjs's arithmetic leaves this name behind as soon as it is loaded.
const isLoaded = "curve_bn128" in globalThis;
process.stdout.write(`snarkjs is ${isLoaded ? "" : "not "}loaded\n`);
await sandbox.close();
process.stdout.write("closed\n");
