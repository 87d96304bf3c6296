import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const VITEST = join(ROOT, "node_modules/vitest/vitest.mjs");

/**
 * Runs a recorded test as its user would, in a process of its own. Rejects with what it wrote if it fails.
 *
 * @param botFile Where the bot is: the test stands in another folder than the project's.
 */
export async function runRecorded(code: string, botFile: string): Promise<void> {
  const folder = await mkdtemp(join(HERE, ".recorded-"));
  try {
    const located = code.replace(/new URL\("[^"]*"/, `new URL(${JSON.stringify(pathToFileURL(botFile).href)}`);
    await writeFile(join(folder, "recorded.spec.ts"), located);
    const args = [VITEST, "run", "--root", ROOT, "--config", join(HERE, "recorded.config.ts"), folder];
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, VITEST_POOL_ID: "" } });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`the recorded test failed:\n${code}\n${stdout}\n${stderr}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
