import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";
import type { Benchmark, BenchmarkOptions, BenchmarkResult, Goals } from "./support/benchmark.js";
import { builtPackage } from "./support/built.js";
import { OURS, PEER } from "./support/contenderNames.js";
import { GOALS } from "./support/goals.js";
import { packAndInstall } from "./support/installed.js";
import { notice } from "./support/notice.js";
import { hasPeer, installPeer, peerEntry } from "./support/peer.js";
import { counted, manySideBySide } from "./support/rounds.js";

const SUBJECTS = join(import.meta.dirname, "support/subjects");
const ROUNDS = 9;
const MEBIBYTE = 1024 * 1024;

/** The cost of the package: on disk, to load, in a browser. */
export const benchmark: Benchmark = async (options) => {
  installPeer(options);
  const built = await builtPackage();
  const entry = (name: string) => pathToFileURL(join(built, `dist/${name}.js`)).href;
  const modules = {
    [OURS]: entry("index"),
    ...(hasPeer() ? { [PEER]: pathToFileURL(peerEntry()).href } : {}),
    ws: "ws",
    "nothing at all": "",
  };
  const rooms = {
    "mezonkit/cache": entry("cache"),
    "mezonkit/sandbox": entry("sandbox"),
    "mezonkit/proto": entry("proto"),
  };
  const rounds = options.load < 1 ? options : { ...options, rounds: Math.max(options.rounds, ROUNDS) };
  const results = (name: string, goals?: Goals) => [
    { name, unit: "ms", isRate: false, goals },
    { name, unit: "MiB resident", isRate: false },
  ];
  const contenders = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(all).map(([name, specifier]) => [name, () => Promise.resolve(cold(specifier))]));
  return [
    ...(await manySideBySide(results("cold import of the client", GOALS.coldImport), contenders(modules), rounds)),
    ...(await manySideBySide(results("cold import of other entries"), contenders(rooms), rounds)),
    counted(
      { name: "modules loaded", unit: "modules", isRate: false },
      Object.fromEntries(Object.entries(modules).map(([name, specifier]) => [name, loaded(specifier)])),
    ),
    await browserCore(built),
    ...installs(built, options),
  ];
};

function cold(specifier: string): readonly number[] {
  const run = spawnSync(process.execPath, [join(SUBJECTS, "cold.mjs"), specifier], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  // The official package prints a message first.
  const { ms, rss } = JSON.parse(run.stdout.slice(run.stdout.lastIndexOf("{"))) as { ms: number; rss: number };
  return [ms, rss / MEBIBYTE];
}

function loaded(specifier: string): number {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const log = join(folder, "loaded.txt");
  const register = join(folder, "register.mjs");
  const hooks = pathToFileURL(join(SUBJECTS, "countModules.mjs")).href;
  writeFileSync(log, "");
  writeFileSync(
    register,
    `import { register } from "node:module"; import { appendFileSync } from "node:fs"; import Module from "node:module";
register(${JSON.stringify(hooks)});
process.on("exit", () => { for (const file of Object.keys(Module._cache)) appendFileSync(${JSON.stringify(log)}, "file://" + file + "\\n"); });`,
  );
  spawnSync(process.execPath, ["--import", register, join(SUBJECTS, "cold.mjs"), specifier], {
    env: { ...process.env, MODULES_LOG: log },
  });
  const urls = new Set(readFileSync(log, "utf8").split("\n"));
  rmSync(folder, { recursive: true });
  return [...urls].filter((url) => url !== "" && !url.includes("/bench/support/")).length;
}

/** The client as a browser would load it, in one minified file. */
async function browserCore(built: string): Promise<BenchmarkResult> {
  const { output } = await build({
    input: join(built, "dist/index.js"),
    platform: "browser",
    external: ["ws"],
    output: { minify: true, codeSplitting: false },
    write: false,
    logLevel: "silent",
  });
  const code = output[0].code;
  return counted(
    { name: "client for browsers, one minified file", unit: "kB", isRate: false },
    { minified: code.length / 1000, "minified, gzip": gzipSync(code).length / 1000 },
  );
}

function installs(built: string, { load, installs: mayInstall }: BenchmarkOptions): readonly BenchmarkResult[] {
  // Installing needs the registry, and takes half a minute.
  if (load < 1 || !mayInstall) return [];
  const installed = packAndInstall(built);
  if (installed === undefined) {
    notice("No registry can be reached: installed packages are not counted.");
    return [];
  }
  const { packed, packages, packagesWithDriver } = installed;
  const official = hasPeer() ? { [PEER]: peerPackages() } : {};
  const count = { unit: "packages", isRate: false };
  return [
    counted({ name: "packed, without types", unit: "kB", isRate: false }, { [OURS]: packed / 1000 }),
    counted(
      { name: "installed without the SQLite driver", ...count, goals: GOALS.installed },
      { [OURS]: packages, ...official },
    ),
    counted(
      { name: "installed with it", ...count, goals: GOALS.installedWithDriver },
      { [OURS]: packagesWithDriver, ...official },
    ),
  ];
}

function peerPackages(): number {
  const lock = join(import.meta.dirname, "peer/node_modules/.package-lock.json");
  const { packages } = JSON.parse(readFileSync(lock, "utf8")) as {
    readonly packages: Readonly<Record<string, unknown>>;
  };
  return Object.keys(packages).length;
}
