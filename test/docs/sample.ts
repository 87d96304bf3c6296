/** A piece of TypeScript that a document or a doc comment shows. */
export interface Sample {
  /** Relative to the repository. */
  readonly file: string;
  /** Of its first line of code, counted from 1. */
  readonly line: number;
  readonly code: string;
}

const FENCE = /^(?<indent>[ \t]*(?:\* )?)```(?<language>\w*)[ \t]*$/;

/** Returns the samples of a Markdown file, or of the doc comments of a TypeScript file. */
export function samplesOf(file: string, text: string): readonly Sample[] {
  const samples: Sample[] = [];
  let open: { readonly language: string; readonly indent: string; readonly line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const { indent = "", language = "" } = FENCE.exec(line)?.groups ?? {};
    const isFence = FENCE.test(line);
    if (open === undefined) {
      if (isFence) open = { language, indent, line: index + 2, lines: [] };
    } else if (isFence && language === "") {
      if (open.language === "ts") samples.push({ file, line: open.line, code: open.lines.join("\n") });
      open = undefined;
    } else {
      // An empty line of a doc comment ends with its star.
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : "");
    }
  }
  return samples;
}

/**
 * Returns the code as a module of its own: `…`, which stands for whatever a reader writes there, is an empty block, and
 * what the sample uses of the package without saying so is imported on the first line.
 *
 * @param exported The names that each entry point exports, by specifier.
 */
export function moduleOf(code: string, exported: ReadonlyMap<string, ReadonlySet<string>>): string {
  const body = code.replaceAll("…", "{}");
  const imports: string[] = [];
  const taken = new Set<string>(namesDeclared(body));
  for (const [specifier, names] of exported) {
    const used = [...names].filter(
      (name) => !taken.has(name) && new RegExp(`(?<![.\\w$])${name}(?![\\w$])`).test(body),
    );
    for (const name of used) taken.add(name);
    if (used.length > 0) imports.push(`import { ${used.join(", ")} } from "${specifier}";`);
  }
  return `${imports.join(" ")} export {};\n${body}\n`;
}

function namesDeclared(code: string): readonly string[] {
  const imported = [...code.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}/g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) =>
      name
        .trim()
        .replace(/^type\s+/, "")
        .replace(/^.*\sas\s/, ""),
    ),
  );
  const declared = [...code.matchAll(/\b(?:const|let|class|function|interface|type)\s+([\w$]+)/g)].map(
    ([, name = ""]) => name,
  );
  return [...imported, ...declared];
}
