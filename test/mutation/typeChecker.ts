import { join } from "node:path";
import ts from "typescript";
import { BrokenMutant } from "./mutant.js";

/** What a mutation leaves behind is no type error: names that nothing uses any more. */
const LENIENT: ts.CompilerOptions = { noUnusedLocals: false, noUnusedParameters: false, noEmit: false };

/**
 * Type-checks a tree with some files replaced. The first check looks at everything, each
 * further one only at the files that changed and those whose types depend on them.
 */
export class TypeChecker {
  readonly #root: string;
  readonly #host: ts.CompilerHost;
  readonly #names: readonly string[];
  readonly #options: ts.CompilerOptions;
  readonly #sources = new Map<string, ts.SourceFile>();
  #overlay: ReadonlyMap<string, string> = new Map();
  #builder: ts.SemanticDiagnosticsBuilderProgram | undefined;

  constructor(root: string) {
    this.#root = root;
    const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (file) => ts.sys.readFile(file)) as {
      readonly config: unknown;
    };
    const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    this.#options = { ...options, ...LENIENT };
    // Tests are not checked: a mutant is about what they test.
    this.#names = fileNames.filter((file) => /^(src|generated)\//.test(file.slice(root.length + 1)));
    this.#host = ts.createCompilerHost(this.#options, true);
    this.#host.getSourceFile = (file, languageVersion) => this.#source(file, languageVersion);
    this.#host.createHash = (text) => ts.sys.createHash?.(text) ?? text;
  }

  /** Throws a `BrokenMutant` that quotes the first error, when there is one. */
  check(overlay: ReadonlyMap<string, string>): void {
    this.#overlay = new Map([...overlay].map(([file, text]) => [join(this.#root, file), text]));
    const names = [...new Set([...this.#names, ...[...this.#overlay.keys()].filter((file) => file.endsWith(".ts"))])];
    this.#builder = ts.createSemanticDiagnosticsBuilderProgram(names, this.#options, this.#host, this.#builder);
    let first: ts.Diagnostic | undefined;
    // Every affected file is looked at, or the next check would take what was not for changed as well.
    for (;;) {
      const affected = this.#builder.getSemanticDiagnosticsOfNextAffectedFile();
      if (affected === undefined) break;
      first ??= affected.result[0];
    }
    for (const file of this.#overlay.keys()) {
      const source = this.#builder.getSourceFile(file);
      if (source !== undefined) first = this.#builder.getSyntacticDiagnostics(source)[0] ?? first;
    }
    if (first !== undefined) throw new BrokenMutant(`it does not type-check: ${this.#quoted(first)}`);
  }

  #source(file: string, languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    const replaced = this.#overlay.get(file);
    const known = this.#sources.get(file);
    if (replaced === undefined && known !== undefined) return known;
    const text = replaced ?? ts.sys.readFile(file);
    if (text === undefined) return undefined;
    const source = ts.createSourceFile(file, text, languageVersion, true);
    // A builder tells by it whether a file changed.
    (source as { version?: string }).version = ts.sys.createHash?.(text) ?? text;
    if (replaced === undefined) this.#sources.set(file, source);
    return source;
  }

  #quoted({ file, start, messageText }: ts.Diagnostic): string {
    const message = ts.flattenDiagnosticMessageText(messageText, " ");
    if (file === undefined || start === undefined) return message;
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    return `${file.fileName.slice(this.#root.length + 1)}:${line}: ${message}`;
  }
}
