/**
 * `npm run scaffolds`: packs what was built last, installs it in an empty folder outside of the project, makes a bot of
 * each template with it, and runs the bot's checks and tests, as somebody would who begins with mezonkit. Nothing can
 * be asked: the standard input is closed. `npm run build` first.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { templates } from "../../src/cli/init/scaffold.js";
import { cleanEnvironment, NPM_FLAGS, packInto, run } from "./setups/runProgram.js";

const env = { ...cleanEnvironment(), CI: "true" };
const folder = mkdtempSync(join(tmpdir(), "mezonkit-scaffolds-"));
try {
  const tarball = await packInto(folder);
  const empty = join(folder, "empty");
  mkdirSync(empty);
  await run(["npm", "init", "-y"], { cwd: empty, env });
  await run(["npm", "install", ...NPM_FLAGS, tarball], { cwd: empty, env });
  for (const template of templates) {
    const begin = Date.now();
    const bot = join(empty, `${template}-bot`);
    await run(["npx", "mezonkit", "init", bot, "--template", template, "--mezonkit", `file:${tarball}`], {
      cwd: empty,
      env,
    });
    await run(["npm", "install", ...NPM_FLAGS], { cwd: bot, env });
    for (const script of ["check", "build"]) await run(["npm", "run", "--if-present", script], { cwd: bot, env });
    await run(["npm", "test"], { cwd: bot, env });
    process.stdout.write(`${template}: works (${((Date.now() - begin) / 1000).toFixed(0)} s)\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.stdout.write(`${JSON.stringify({ scaffolds: templates.length, failed: 0 })}\n`);
