import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildCircuit } from "../../codegen/circuit/buildCircuit.js";

test("the circuit's program and keys come out the same, byte by byte", { timeout: 60_000 }, async () => {
  const files = await buildCircuit();
  expect([...files.keys()]).toStrictEqual([
    "provingKey.ts",
    "verifyingKey.ts",
    "trapdoor.ts",
    "simulatedVerifyingKey.ts",
  ]);
  for (const [name, text] of files) {
    const committed = readFileSync(new URL(`../../generated/circuit/${name}`, import.meta.url), "utf8");
    expect(text === committed, `${name}: run npm run circuit`).toBe(true);
  }
});
