/** `npm run check:runtimes`: installs Node 22 and Bun beside the project, and runs the tests of their drivers with them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RUNTIMES } from "./runtimes.js";

const { folder, packages } = RUNTIMES;
mkdirSync(folder, { recursive: true });
// A package of its own: nothing is added to the project's.
writeFileSync(join(folder, "package.json"), "{}");
const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", ...packages];
const installed = spawnSync("npm", install, { cwd: folder, stdio: "inherit" });
if (installed.status !== 0) process.exit(installed.status ?? 1);
const env = { ...process.env, EXPECT_RUNTIMES: "1" };
const tested = spawnSync("npx", ["vitest", "run", "test/database/drivers.test.ts"], { stdio: "inherit", env });
process.exit(tested.status ?? 1);
