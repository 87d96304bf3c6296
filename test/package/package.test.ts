import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bothFormatsTests } from "./bothFormats.js";
import {
  appFolder,
  installedPackages,
  modulesLoadedBy,
  PROJECT,
  packagesOf,
  runNode,
  withBuiltPackage,
} from "./builtPackage.js";

withBuiltPackage();

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

bothFormatsTests();

describe("what is built", () => {
  const BUILTIN = new Set(builtinModules);
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {
    readonly dependencies: object;
    readonly peerDependencies: object;
  };

  function built(extension: string): readonly (readonly [name: string, code: string])[] {
    const dist = join(appFolder(), "node_modules/mezonkit/dist");
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
  const run = spawnSync(process.execPath, [join(appFolder(), "node_modules/mezonkit/dist/cli.js"), "--help"], {
    encoding: "utf8",
  });
  expect(run.status).toBe(0);
  expect(run.stdout).toContain("mezonkit sandbox");
});

test("the CommonJS files find an optional package as the ES modules do", () => {
  const dist = join(appFolder(), "node_modules/mezonkit/dist");
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
    cpSync(join(appFolder(), "node_modules", "mezonkit"), join(modules, "mezonkit"), { recursive: true });
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
