import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Benchmark, BenchmarkOptions, BenchmarkResult, Goals } from "./support/benchmark.js";
import { browserBundle } from "./support/browserBundle.js";
import { builtPackage } from "./support/built.js";
import { coldImport, modulesLoaded } from "./support/coldImport.js";
import { OURS, PEER } from "./support/contenderNames.js";
import { GOALS } from "./support/goals.js";
import { packAndInstall } from "./support/installed.js";
import { notice } from "./support/notice.js";
import { hasPeer, installPeer, peerEntry } from "./support/peer.js";
import { counted, manySideBySide } from "./support/rounds.js";

const ROUNDS = 9;

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
    Object.fromEntries(
      Object.entries(all).map(([name, specifier]) => [name, () => Promise.resolve(coldImport(specifier))]),
    );
  const bundle = await browserBundle(built);
  return [
    ...(await manySideBySide(results("cold import of the client", GOALS.coldImport), contenders(modules), rounds)),
    ...(await manySideBySide(results("cold import of other entries"), contenders(rooms), rounds)),
    counted(
      { name: "modules loaded", unit: "modules", isRate: false },
      Object.fromEntries(Object.entries(modules).map(([name, specifier]) => [name, modulesLoaded(specifier)])),
    ),
    counted(
      { name: "client for browsers, one minified file", unit: "kB", isRate: false },
      { minified: bundle.minified / 1000, "minified, gzip": bundle.gzip / 1000 },
    ),
    ...installs(built, options),
  ];
};

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
