/**
 * `npm run check:samples`: type-checks every TypeScript sample of the README, of `docs/` and of the doc comments in
 * `src/`, as a user would compile it. Names that samples take for granted, such as `client` and `channel`, are declared
 * in `sampleContext.d.ts`.
 */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { moduleOf, type Sample, samplesOf } from "./sample.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CONTEXT = fileURLToPath(new URL("sampleContext.d.ts", import.meta.url));

const options = compilerOptions();
const samples = allSamples();
const entryPoints = new Map(
  Object.entries(options.paths ?? {}).map(([specifier, [file = ""]]) => [specifier, join(ROOT, file)]),
);
const library = ts.createProgram([...entryPoints.values(), CONTEXT], options);
const complaints = check(new Map(samples.map((sample) => [moduleFileOf(sample), sample])));
for (const complaint of complaints) console.error(complaint);
console.log(`${samples.length} samples checked`);
if (complaints.length > 0) process.exitCode = 1;

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile) as { readonly config: unknown };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  return {
    ...parsed.options,
    noUnusedLocals: false,
    noUnusedParameters: false,
    noPropertyAccessFromIndexSignature: false,
  };
}

function allSamples(): readonly Sample[] {
  const files = [
    ...["README.md", "CONTRIBUTING.md"].map((file) => join(ROOT, file)),
    ...ts.sys.readDirectory(join(ROOT, "docs"), [".md"], ["docs/api", "**/api/**"]),
    ...ts.sys.readDirectory(join(ROOT, "src"), [".ts"]),
  ];
  return files.flatMap((file) => samplesOf(relative(ROOT, file), ts.sys.readFile(file) ?? ""));
}

/** A file that does not exist, from which imports are resolved as from the repository. */
function moduleFileOf({ file, line }: Sample): string {
  return join(ROOT, `${file.replaceAll(/[^\w.]/g, "_")}.${line}.ts`);
}

/** Returns a line for each error, with the place in the document. */
function check(modules: ReadonlyMap<string, Sample>): readonly string[] {
  const exported = exportedNames();
  const texts = new Map([...modules].map(([file, { code }]) => [file, moduleOf(code, exported)]));
  const host = ts.createCompilerHost(options);
  const virtualHost: ts.CompilerHost = {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    getSourceFile: (file, languageVersion) => {
      const text = texts.get(file);
      return text === undefined
        ? (library.getSourceFile(file) ?? host.getSourceFile(file, languageVersion))
        : ts.createSourceFile(file, text, languageVersion);
    },
  };
  const program = ts.createProgram([...library.getRootFileNames(), ...texts.keys()], options, virtualHost);
  return [...modules].flatMap(([file, sample]) => {
    const source = program.getSourceFile(file);
    if (source === undefined) return [`${file} was not compiled`];
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => {
      // The first line holds the imports.
      const { line } = source.getLineAndCharacterOfPosition(start);
      return `${sample.file}:${sample.line + Math.max(0, line - 1)} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  });
}

/** The names that each entry point exports, by specifier. */
function exportedNames(): ReadonlyMap<string, ReadonlySet<string>> {
  const checker = library.getTypeChecker();
  return new Map(
    [...entryPoints].map(([specifier, file]) => {
      const source = library.getSourceFile(file);
      const symbol = source && checker.getSymbolAtLocation(source);
      return [specifier, new Set(symbol && checker.getExportsOfModule(symbol).map(({ name }) => name))];
    }),
  );
}
