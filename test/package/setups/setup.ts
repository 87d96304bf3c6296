import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One kind of project in which the package is installed, built and run. */
export interface Setup {
  /** As in `--only typescript-5.2`. */
  readonly name: string;
  /** As in the table of docs/set-ups.md. */
  readonly title: string;
  /** What is installed beside mezonkit, with versions. */
  readonly packages: readonly string[];
  /** Files of the project. */
  readonly files: Readonly<Record<string, string>>;
  /** Run one after the other, in the project's folder, with its programs in the path. The last prints "works". */
  readonly commands: readonly Command[];
  /** What the build makes: its size is noted. */
  readonly output?: string;
  /**
   * What becomes of optional dependencies: left out, installed without their scripts (a driver without its binary, as
   * where npm does not run scripts), or installed and built. @default "unbuilt"
   */
  readonly optional?: "omitted" | "unbuilt" | "built";
  /** @default "npm" */
  readonly installer?: "npm" | "pnpm";
  /** A program that must be on the machine; without it the set-up is left out, and says so. */
  readonly needs?: string;
  /** Whether `npm run check:package` may draw it; the others run in `.ci/long` alone. */
  readonly isQuick?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** A program with its arguments. */
export type Command = readonly [program: string, ...args: string[]];

const PROGRAMS = join(import.meta.dirname, "programs");

/** One of the programs that set-ups run, as TypeScript. */
export function program(name: "bot" | "browser" | "offline"): string {
  return readFileSync(join(PROGRAMS, `${name}.ts`), "utf8");
}

/** The same as JavaScript. */
export function javascript(name: "bot" | "browser" | "offline", format: "esm" | "commonjs"): string {
  const module = format === "esm" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  const compilerOptions = { module, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(program(name), { compilerOptions }).outputText;
}

/** Runs the bot, as an ES module. */
export const RUN_ESM = 'import { main } from "./bot.js";\nmain().then((said) => console.log(said));\n';
/** Runs the bot, as CommonJS. */
export const RUN_COMMONJS = 'const { main } = require("./bot.js");\nmain().then((said) => console.log(said));\n';

/** A package.json; some tools go by its having no type. */
export function manifest(type?: "module" | "commonjs"): string {
  return JSON.stringify({ name: "project", version: "1.0.0", private: true, type });
}
