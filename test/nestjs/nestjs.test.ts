import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Injectable, Module, Scope } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { ENTRY_POINTS } from "../../codegen/package/entryPoints.js";
import { Command, Form, Hears, MezonModule } from "../../src/nestjs/index.js";

const PROJECT = resolve(import.meta.dirname, "../..");
const APP = join(import.meta.dirname, "app/app.ts");
/** As Nest's own command writes them. */
const DECORATORS: ts.CompilerOptions = { experimentalDecorators: true, emitDecoratorMetadata: true };

test("an application type-checks, with the decorators of TypeScript and their metadata", { timeout: 120_000 }, () => {
  const { config } = ts.readConfigFile(join(PROJECT, "tsconfig.json"), ts.sys.readFile) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, PROJECT);
  const program = ts.createProgram([APP], { ...options, ...DECORATORS });
  const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(APP));
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toStrictEqual([]);
});

test("decorators and modules refuse wrong arguments where they stand", () => {
  expect(() => Command({ name: "two words" })).toThrow("name: of a command must be one word");
  expect(() => Command({ name: "add", guard: 1 } as never)).toThrow(
    'guard: is no known option: did you mean "guards"?',
  );
  expect(() => Hears(5 as never)).toThrow("triggers: must be texts, regular expressions or functions");
  expect(() => Form({} as never, "submit")).toThrow("form: must be the form of a card: card.form");
  expect(() => MezonModule.forRoot({ cleint: {} } as never)).toThrow(
    'cleint: is no known option: did you mean "client"?',
  );
  expect(() => MezonModule.forRootAsync({} as never)).toThrow("useFactory: must be a function");
});

test("handlers of a provider that is made for each request are refused: nothing would be injected", async () => {
  class Greeter {
    greet(): void {
      // Never called.
    }
  }
  Injectable({ scope: Scope.REQUEST })(Greeter);
  Command("greet")(Greeter.prototype, "greet", { value: Greeter.prototype.greet } as never);
  class AppModule {}
  const client = { botId: "1840000000000000001", token: "token" };
  Module({ imports: [MezonModule.forRoot({ client })], providers: [Greeter] })(AppModule);
  const app = NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
  await expect(app).rejects.toThrow("scope: of Greeter must be the default one");
});

test.each([
  ["app.cjs", ts.ModuleKind.CommonJS],
  ["app.mjs", ts.ModuleKind.ES2022],
])("an application runs as %s: handlers, injection, start and stop, health", { timeout: 120_000 }, (name, module) => {
  const folder = mkdtempSync(join(import.meta.dirname, ".tmp-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const isCommonJs = module === ts.ModuleKind.CommonJS;
  const { outputText } = ts.transpileModule(readFileSync(APP, "utf8"), {
    compilerOptions: { ...DECORATORS, target: ts.ScriptTarget.ES2022, module, esModuleInterop: true },
  });
  expect(outputText).toContain("design:paramtypes");
  // From source: what is built is tested elsewhere.
  const code = outputText.replaceAll(/"(mezonkit(?:\/[\w-]+)?)"/gu, (_, specifier: string) => {
    const source = join(PROJECT, ENTRY_POINTS[`.${specifier.slice("mezonkit".length)}`] ?? "");
    return JSON.stringify(isCommonJs ? source : pathToFileURL(source).href);
  });
  writeFileSync(join(folder, name), code);
  const run = spawnSync(process.execPath, ["--import", "tsx", join(folder, name)], { cwd: PROJECT, encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.stdout)).toStrictEqual({
    before: { bot: { status: "up", state: "ready" } },
    answers: ["5 true", "hello", "Vote", "voted tea", "name Lan"],
    log: ["*add 2 3", "hi", "*vote"],
    after: ["closed", "down"],
  });
});
