import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENTRY_POINTS } from "../../codegen/package/entryPoints.js";

const PROJECT = resolve(import.meta.dirname, "../..");

/** A folder in which the built package is installed; its dependencies are found further up. */
let app: string;

beforeAll(() => {
  app = mkdtempSync(join(import.meta.dirname, ".tmp-"));
  const installed = join(app, "node_modules", "mezonkit");
  mkdirSync(installed, { recursive: true });
  // A package of its own: within ours, "mezonkit" would mean whatever was built last.
  writeFileSync(join(app, "package.json"), '{ "name": "app", "private": true }');
  cpSync(join(PROJECT, "package.json"), join(installed, "package.json"));
  const build = spawnSync(
    join(PROJECT, "node_modules/.bin/tsdown"),
    ["--out-dir", join(installed, "dist"), "--no-dts"],
    {
      cwd: PROJECT,
      encoding: "utf8",
    },
  );
  if (build.status !== 0) throw new Error(build.stdout + build.stderr);
}, 60_000);

afterAll(() => {
  rmSync(app, { recursive: true, force: true });
});

function runNode(name: string, source: string, ...flags: string[]): string {
  const file = join(app, name);
  writeFileSync(file, source);
  const run = spawnSync(process.execPath, [...flags, file], { cwd: app, encoding: "utf8" });
  expect(run.stderr).toBe("");
  return run.stdout;
}

/** URLs of the modules that importing `specifier` loads. */
function modulesLoadedBy(specifier: string): string[] {
  const log = join(app, "loaded.txt");
  writeFileSync(log, "");
  writeFileSync(
    join(app, "hooks.mjs"),
    `import { appendFileSync } from "node:fs";
     export async function load(url, context, next) { appendFileSync(${JSON.stringify(log)}, url + "\\n"); return next(url, context); }`,
  );
  writeFileSync(
    join(app, "register.mjs"),
    'import { register } from "node:module"; register("./hooks.mjs", import.meta.url);',
  );
  runNode("load.mjs", `await import(${JSON.stringify(specifier)});`, "--import", "./register.mjs");
  return readFileSync(log, "utf8")
    .split("\n")
    .filter((url) => url !== "" && !url.endsWith("/load.mjs"));
}

/** Names of the packages that modules are of, but for ours. */
function packagesOf(urls: readonly string[]): readonly string[] {
  const names = urls.map((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined && name !== "mezonkit") as string[];
}

/** Names of the packages that are installed with ours. */
function installedPackages(): readonly string[] {
  const { dependencies } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as { dependencies: object };
  return Object.keys(dependencies);
}

describe("importing the client", () => {
  test("loads nothing of the toolkit, and no package that is not installed with it", () => {
    const loaded = modulesLoadedBy("mezonkit");
    const files = loaded.filter((url) => url.startsWith("file:")).map((url) => fileURLToPath(url));
    const ofTheToolkit = /Something went wrong\. Please try again later|class Composer\b|class FormattedText\b/;
    expect(files.filter((file) => ofTheToolkit.test(readFileSync(file, "utf8")))).toStrictEqual([]);
    expect(installedPackages()).toStrictEqual(expect.arrayContaining([...packagesOf(loaded)]));
  });

  test("loads no descriptor, no database, no prover and no socket library", () => {
    const loaded = modulesLoadedBy("mezonkit");
    expect(loaded.length).toBeGreaterThan(0);
    expect(
      loaded.filter((url) => /kysely|sqlite|libsql|snarkjs|noble|\/ws\/|codegenv2|\/wkt\//.test(url)),
    ).toStrictEqual([]);
    const files = loaded.filter((url) => url.startsWith("file:")).map((url) => fileURLToPath(url));
    expect(files.filter((file) => /fileDesc\(|Sec-WebSocket-Key/.test(readFileSync(file, "utf8")))).toStrictEqual([]);
  });

  test("loads no module of Node's own", () => {
    expect(modulesLoadedBy("mezonkit").filter((url) => url.startsWith("node:"))).toStrictEqual([]);
  });

  test("works from CommonJS", () => {
    const printed = runNode(
      "use.cjs",
      'const { MezonClient } = require("mezonkit"); console.log(new MezonClient({ botId: "5", token: "t" }).state);',
    );
    expect(printed).toBe("idle\n");
  });
});

test("importing the toolkit loads no package that is not installed with the client, and no database", () => {
  const loaded = modulesLoadedBy("mezonkit/bot");
  const toolkit = loaded
    .filter((url) => url.startsWith("file:"))
    .map((url) => readFileSync(fileURLToPath(url), "utf8"));
  expect(toolkit.some((code) => code.includes("class Composer"))).toBe(true);
  expect(installedPackages()).toStrictEqual(expect.arrayContaining([...packagesOf(loaded)]));
  expect(loaded.filter((url) => /kysely|sqlite|snarkjs|\/ws\//.test(url))).toStrictEqual([]);
});

describe("the ES modules and the CommonJS files in one process", () => {
  const NAMES = JSON.stringify(Object.keys(ENTRY_POINTS).map((name) => `mezonkit${name.slice(1)}`));

  test("are two copies that export the same", () => {
    const printed = runNode(
      "same.cjs",
      `(async () => {
         for (const name of ${NAMES}) {
           const [esm, cjs] = [await import(name), require(name)];
           const keys = Object.keys(esm).sort().join();
           console.log(name, keys !== "" && keys === Object.keys(cjs).sort().join());
         }
         console.log((await import("mezonkit")).MezonClient === require("mezonkit").MezonClient);
       })();`,
    );
    expect(printed).toBe(`${(JSON.parse(NAMES) as string[]).join(" true\n")} true\nfalse\n`);
  });

  test("know every class of the other", () => {
    const printed = runNode(
      "classes.cjs",
      `(async () => {
         const isClass = (value) => typeof value === "function" && /^class/.test(Function.prototype.toString.call(value));
         let count = 0;
         for (const name of ${NAMES}) {
           const [esm, cjs] = [await import(name), require(name)];
           for (const [key, one] of Object.entries(esm)) {
             if (!isClass(one)) continue;
             count += 1;
             const other = cjs[key];
             class Extended extends one {}
             const [made, foreign, extended] = [one, other, Extended].map((each) => Object.create(each.prototype));
             const right = foreign instanceof one && made instanceof other && extended instanceof other;
             if (!right) console.log(name, key, "needs brand() of src/core/brand.ts in a static block");
             if (made instanceof Extended || foreign instanceof Extended) console.log(name, key, "is taken for what extends it");
             if ({} instanceof one || null instanceof one) console.log(name, key, "knows everything");
           }
         }
         console.log(count > 40);
       })();`,
    );
    expect(printed).toBe("true\n");
  });

  test("catch each other's errors, and take each other's messages and stores", () => {
    const printed = runNode(
      "mixed.cjs",
      `const { createSandbox } = require("mezonkit/sandbox");
       const { MessageBuilder } = require("mezonkit/builders");
       const { KyselyMessageStore } = require("mezonkit/cache");
       (async () => {
         const { MezonClient, SessionError, StoreError, MezonError, TimeoutError } = await import("mezonkit");
         const sandbox = await createSandbox();
         const { host, port, botId } = sandbox;
         const refused = new (require("mezonkit").MezonClient)({ host, port, botId, token: "wrong", useSSL: false });
         const error = await refused.login().catch((error) => error);
         console.log(error instanceof SessionError, error instanceof MezonError, error instanceof TimeoutError);
         await refused.close();
         const store = new KyselyMessageStore({ file: ":memory:" });
         const client = new MezonClient({ ...sandbox, useSSL: false, store });
         await client.login();
         const channel = await client.channels.fetch(sandbox.channelId);
         console.log((await channel.send(new MessageBuilder().text("built"))).text);
         await client.close();
         await store.close();
         console.log(await store.count().catch((error) => error instanceof StoreError));
         await sandbox.close();
       })();`,
    );
    expect(printed).toBe("true true false\nbuilt\ntrue\n");
  });
});

describe("what is built", () => {
  const BUILTIN = new Set(builtinModules);
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {
    readonly dependencies: object;
    readonly peerDependencies: object;
  };

  function built(extension: string): readonly (readonly [name: string, code: string])[] {
    const dist = join(app, "node_modules/mezonkit/dist");
    const names = readdirSync(dist).filter((name) => name.endsWith(extension));
    return names.map((name) => [name, readFileSync(join(dist, name), "utf8")]);
  }

  test.each([
    [".js", /(?:^import (?:[^"]* from )?|\bimport\()"([^".][^"]*)"/gm],
    [".cjs", /\brequire\("([^".][^"]*)"\)/g],
  ])("asks in its %s files for nothing but Node's modules and what is installed with it", (extension, imports) => {
    const asked = built(extension).flatMap(([, code]) => [...code.matchAll(imports)].map(([, name = ""]) => name));
    const packages = asked
      .filter((name) => !name.startsWith("node:") && !BUILTIN.has(name))
      .map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"));
    const known = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => name !== "snarkjs");
    expect(packages.length).toBeGreaterThan(0);
    expect([...new Set(packages)].filter((name) => !known.includes(name))).toStrictEqual([]);
  });

  test.each([".js", ".cjs"])("is written in ASCII in its %s files", (extension) => {
    const others = built(extension).filter(([, code]) => Buffer.byteLength(code) > code.length);
    expect(others.map(([name]) => name)).toStrictEqual([]);
  });

  test("requires nothing from within an ES module, and imports nothing from within CommonJS", () => {
    expect(built(".js").filter(([, code]) => /\b__require\(/.test(code))).toStrictEqual([]);
    // Jest, and others that run CommonJS themselves, cannot.
    expect(built(".cjs").filter(([, code]) => /\bimport\(/.test(code))).toStrictEqual([]);
  });

  test("requires of the packages of which there are ES modules only nothing", () => {
    expect(built(".cjs").filter(([, code]) => /require\("@(noble|scure)\//.test(code))).toStrictEqual([]);
  });
});

test("mezonkit/proto holds every message and schema", () => {
  const printed = runNode(
    "proto.mjs",
    `import { api, realtime, eventSchemas } from "mezonkit/proto";
     console.log(api.ChannelMessageSchema.typeName, realtime.EnvelopeSchema.typeName, eventSchemas.channelMessage.typeName);`,
  );
  expect(printed).toBe("mezon.api.ChannelMessage mezon.realtime.Envelope mezon.api.ChannelMessage\n");
});

describe("importing the message store", () => {
  test("loads neither Kysely, nor the SQLite driver, nor a module of Node's own", () => {
    const loaded = modulesLoadedBy("mezonkit/cache");
    expect(loaded.some((url) => url.endsWith("/cache.js"))).toBe(true);
    expect(loaded.filter((url) => /^node:|\/(kysely|better-sqlite3)\//.test(url))).toStrictEqual([]);
  });

  test("serves the client of the package, whose errors are its errors", () => {
    const printed = runNode(
      "cache.mjs",
      `import { StoreError } from "mezonkit";
       import { KyselyMessageStore } from "mezonkit/cache";
       const store = new KyselyMessageStore({ file: ":memory:" });
       console.log(await store.count());
       await store.close();
       console.log(await store.count().catch((error) => error instanceof StoreError));`,
    );
    expect(printed).toBe("0\ntrue\n");
  });
});

test("mezonkit/sandbox serves the client of the package", () => {
  const printed = runNode(
    "sandbox.mjs",
    `import { MezonClient } from "mezonkit";
     import { createSandbox } from "mezonkit/sandbox";
     const sandbox = await createSandbox();
     const client = new MezonClient({ ...sandbox, useSSL: false });
     await client.login();
     console.log(client.state);
     await client.close();
     await sandbox.close();`,
  );
  expect(printed).toBe("ready\n");
});

test("the command line runs from the package", () => {
  const run = spawnSync(process.execPath, [join(app, "node_modules/mezonkit/dist/cli.js"), "--help"], {
    encoding: "utf8",
  });
  expect(run.status).toBe(0);
  expect(run.stdout).toContain("mezonkit sandbox");
});

test("the CommonJS files find an optional package as the ES modules do", () => {
  const dist = join(app, "node_modules/mezonkit/dist");
  const [file] = readdirSync(dist).filter((name) => /^importOptional-.*\.cjs$/.test(name));
  const printed = runNode(
    "installed.cjs",
    `const [isInstalled] = Object.values(require(${JSON.stringify(join(dist, file ?? ""))})).filter(({ name }) => name === "isInstalled");
     console.log(isInstalled("snarkjs"), isInstalled("no-such-package"));`,
  );
  expect(printed).toBe("true false\n");
});

describe("the sandbox of the package alone", () => {
  /** A folder outside of the project, with the package and what it depends on, and nothing else. */
  function installAlone(): string {
    const folder = mkdtempSync(join(tmpdir(), "mezonkit-alone-"));
    const modules = join(folder, "node_modules");
    cpSync(join(app, "node_modules", "mezonkit"), join(modules, "mezonkit"), { recursive: true });
    const { dependencies } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(PROJECT, "node_modules", name), join(modules, name));
    }
    return folder;
  }

  test("pays and proves without snarkjs", () => {
    const folder = installAlone();
    try {
      const file = join(folder, "pay.mjs");
      writeFileSync(
        file,
        `import { MezonClient } from "mezonkit";
         import { createSandbox } from "mezonkit/sandbox";
         const sandbox = await createSandbox();
         const client = new MezonClient({ ...sandbox });
         await client.login();
         const { ok } = await client.sendToken({ receiverId: sandbox.userId, amount: "5" });
         const { status } = await sandbox.user("alice").pay(sandbox.botId, "50000");
         console.log(sandbox.chain.proofs, ok, status);
         await client.close();
         await sandbox.close();`,
      );
      const run = spawnSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
      expect([run.stderr, run.stdout]).toStrictEqual(["", "simulated true finalized\n"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
