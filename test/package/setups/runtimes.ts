import { javascript, manifest, RUN_ESM, type Setup } from "./setup.js";

const SOURCES = { "package.json": manifest("module"), "run.js": RUN_ESM, "bot.js": javascript("bot", "esm") };
const PLATFORM = `${process.platform}-${process.arch}`;

function node(version: string): Setup {
  return {
    name: `node-${version.split(".", 1)}`,
    title: "Node, `--omit=optional`: its own SQLite",
    packages: [`node@npm:node-${PLATFORM}@${version}`],
    files: SOURCES,
    optional: "omitted",
    commands: [["node_modules/node/bin/node", "run.js"]],
    isQuick: true,
  };
}

const WITHOUT_STORE = `import { main } from "./bot.js";
import { KyselyMessageStore } from "mezonkit/cache";
console.log(await main(false));
const { reason, message } = await new KyselyMessageStore({ file: ":memory:" }).count().catch((error) => error);
console.log(reason === "driver_missing" && message.includes("Node 22.13") ? "works" : message);`;

/** The oldest Node: the only one that has no SQLite of its own. */
const OLDEST = `node@npm:node-${PLATFORM}@20.19.5`;

const WORKERD_CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
);`;

const WORKER = `import { offline } from "./offline.js";
export default {
  async test() {
    const said = await offline();
    if (said !== "works") throw new Error(said);
    console.log(said);
  },
};`;

/** Serves a page beside a sandbox, opens it in Chromium, and prints what the page says. */
const VISIT = `import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { preview } from "vite";
import { createSandbox } from "mezonkit/sandbox";

const sandbox = await createSandbox();
let tell;
const said = new Promise((resolve) => { tell = resolve; });
const listen = {
  name: "listen",
  configurePreviewServer(server) {
    server.middlewares.use("/said", (request, response) => {
      let body = "";
      request.on("data", (data) => { body += data; });
      request.on("end", () => { response.end(); tell(body); });
    });
  },
};
const server = await preview({ plugins: [listen], preview: { port: 0, host: "127.0.0.1" } });
const { port } = server.httpServer.address();
const { botId, token, host, channelId } = sandbox;
const query = new URLSearchParams({ botId, token, host, port: sandbox.port, channelId });
const profile = mkdtempSync(tmpdir() + "/profile-");
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile];
const browser = spawn("chromium", [...flags, "http://127.0.0.1:" + port + "/?" + query], { stdio: "ignore" });
const late = setTimeout(() => tell("the page says nothing"), 60_000);
console.log(await said);
clearTimeout(late);
const ended = new Promise((resolve) => browser.once("exit", resolve));
browser.kill();
await ended;
await server.close();
await sandbox.close();
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
process.exit();`;

export const runtimes: readonly Setup[] = [
  {
    name: "node-20",
    title: "The oldest Node, `--omit=optional`: no store, and it says so",
    packages: [OLDEST],
    files: { ...SOURCES, "run.js": WITHOUT_STORE },
    optional: "omitted",
    commands: [["node_modules/node/bin/node", "run.js"]],
    isQuick: true,
  },
  node("22.23.3"),
  node("24.21.0"),
  {
    name: "better-sqlite3",
    title: "Node with the optional package `better-sqlite3`, compiled",
    packages: [],
    files: SOURCES,
    optional: "built",
    env: { npm_config_build_from_source: "true" },
    commands: [
      ["node", "-e", "require('better-sqlite3')(':memory:')"],
      ["node", "run.js"],
    ],
  },
  {
    name: "bun",
    title: "Bun: its own SQLite",
    packages: [`@oven/bun-${PLATFORM.replace("arm64", "aarch64")}@1.4.5`],
    files: SOURCES,
    commands: [[`node_modules/@oven/bun-${PLATFORM.replace("arm64", "aarch64")}/bin/bun`, "run.js"]],
  },
  {
    name: "deno",
    title: "Deno: its SQLite of Node's form",
    packages: ["deno@2.9.6"],
    files: SOURCES,
    commands: [["deno", "run", "--allow-all", "--node-modules-dir=manual", "run.js"]],
  },
  {
    name: "workerd",
    title: "An edge runtime: schemas, builders, keys; no sockets",
    packages: ["workerd@1.20261117.1", "esbuild@0.28.2"],
    files: {
      "package.json": manifest("module"),
      "worker.src.js": WORKER,
      "offline.js": javascript("offline", "esm"),
      "config.capnp": WORKERD_CONFIG,
    },
    commands: [
      [
        "esbuild",
        "worker.src.js",
        "--bundle",
        "--format=esm",
        "--platform=browser",
        "--conditions=worker",
        "--external:node:*",
        "--outfile=worker.js",
      ],
      ["workerd", "test", "config.capnp"],
      ["echo", "works"],
    ],
    output: "worker.js",
  },
  {
    name: "browser",
    title: "A page built with Vite, in Chromium",
    packages: ["vite@8.4.0"],
    files: {
      "package.json": manifest("module"),
      "index.html": '<!doctype html><title>a page</title><script type="module" src="/browser.js"></script>',
      "browser.js": javascript("browser", "esm"),
      "offline.js": javascript("offline", "esm"),
      "visit.mjs": VISIT,
    },
    commands: [
      ["vite", "build"],
      ["node", "visit.mjs"],
    ],
    output: "dist",
    needs: "chromium",
  },
];
