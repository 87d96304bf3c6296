import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { cleanEnvironment, NPM_FLAGS, packInto, run } from "./runProgram.js";
import type { Command, Setup } from "./setup.js";

/** What the set-ups' programs are run and installed with, unless they bring their own. */
const TOOLS = [`node@npm:node-${process.platform}-${process.arch}@24.21.0`, "pnpm@12.21.0"];

/** What came of a set-up. */
export interface Result {
  readonly setup: Setup;
  readonly failure?: string;
  /** Why it did not run. */
  readonly leftOut?: string;
  readonly versions: readonly string[];
  /** Bytes and packages of `node_modules`. */
  readonly installed: { readonly bytes: number; readonly packages: number };
  readonly outputBytes: number | undefined;
  readonly installSeconds: number;
  readonly runSeconds: number;
}

/** Installs the packed mezonkit in one project after the other, each in a folder of its own, outside of this project. */
export class Workshop {
  readonly #folder = mkdtempSync(join(tmpdir(), "mezonkit-setups-"));
  #tarball = "";

  /** Packs what was built last, and installs the tools. */
  async open(): Promise<void> {
    this.#tarball = await packInto(this.#folder);
    const tools = this.#tools();
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, "package.json"), '{ "private": true }');
    await run(["npm", "install", ...NPM_FLAGS, "--ignore-scripts", ...TOOLS], { cwd: tools });
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async try(setup: Setup): Promise<Result> {
    const none = {
      versions: [],
      installed: { bytes: 0, packages: 0 },
      outputBytes: undefined,
      installSeconds: 0,
      runSeconds: 0,
    };
    if (setup.needs !== undefined && !isThere(setup.needs)) {
      return { setup, leftOut: `${setup.needs} is not on this machine`, ...none };
    }
    const cwd = join(this.#folder, setup.name, "project");
    for (const [name, content] of Object.entries(setup.files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), content);
    }
    const env = this.#environment(cwd, setup.env);
    try {
      const begin = Date.now();
      await run(this.#install(setup), { cwd, env });
      const installSeconds = (Date.now() - begin) / 1000;
      const versions = setup.packages.map((spec) => versionOf(cwd, spec));
      const installed = measured(join(cwd, "node_modules"));
      const runSeconds = await this.#runAll(setup, cwd, env);
      const outputBytes = setup.output === undefined ? undefined : measured(join(cwd, setup.output)).bytes;
      return { setup, versions, installed, outputBytes, installSeconds, runSeconds };
    } catch (error) {
      return { setup, failure: error instanceof Error ? error.message : String(error), ...none };
    } finally {
      rmSync(dirname(cwd), { recursive: true, force: true, maxRetries: 5 });
    }
  }

  async #runAll(setup: Setup, cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
    const begin = Date.now();
    let printed = "";
    for (const command of setup.commands) printed = await run(command, { cwd, env });
    if (printed.trim().split("\n").at(-1) !== "works")
      throw new Error(`printed ${JSON.stringify(printed.slice(-2000))}`);
    return (Date.now() - begin) / 1000;
  }

  #install({ packages, optional = "unbuilt", installer = "npm" }: Setup): Command {
    if (installer === "pnpm") return ["pnpm", "add", "--no-optional", this.#tarball, ...packages];
    const how = { omitted: ["--omit=optional", "--ignore-scripts"], unbuilt: ["--ignore-scripts"], built: [] }[
      optional
    ];
    return ["npm", "install", ...NPM_FLAGS, ...how, this.#tarball, ...packages];
  }

  #tools(): string {
    return join(this.#folder, "tools");
  }

  #environment(cwd: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    const tools = join(this.#tools(), "node_modules");
    const path = [
      join(cwd, "node_modules/.bin"),
      join(tools, "node/bin"),
      join(tools, ".bin"),
      process.env["PATH"] ?? "",
    ];
    // Addons are compiled for the Node that runs them, whichever headers this machine has.
    const headers = { npm_config_nodedir: join(tools, "node") };
    return { ...cleanEnvironment(), CI: "true", PATH: path.join(delimiter), ...headers, ...more };
  }
}

function isThere(program: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** `typescript 5.2.2` of `typescript@5.2.2`, as it was installed. */
function versionOf(cwd: string, spec: string): string {
  const name = spec.slice(0, spec.indexOf("@", 1));
  const { version } = JSON.parse(readFileSync(join(cwd, "node_modules", name, "package.json"), "utf8")) as {
    version: string;
  };
  return `${name} ${version}`;
}

/** Size of a file or folder, and how many packages it holds. */
function measured(path: string): { bytes: number; packages: number } {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return { bytes: stat.size, packages: 0 };
  let [bytes, packages] = [0, 0];
  for (const name of readdirSync(path)) {
    const below = measured(join(path, name));
    bytes += below.bytes;
    packages += below.packages;
  }
  const isPackage = /node_modules\/(@[^/]+\/)?[^/@.][^/]*$/.test(path) && existsSync(join(path, "package.json"));
  return { bytes, packages: packages + (isPackage ? 1 : 0) };
}
