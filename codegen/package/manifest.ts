import { ENTRY_POINTS, fileOf } from "./entryPoints.js";

/** The part of package.json about the entry points. */
export interface ManifestParts {
  readonly main: string;
  readonly module: string;
  readonly types: string;
  readonly typesVersions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly browser: Readonly<Record<string, false>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Returns what package.json must contain so that these entry points are found, as ES modules and as CommonJS. */
export function manifestParts(entryPoints: Readonly<Record<string, string>> = ENTRY_POINTS): ManifestParts {
  const names = Object.keys(entryPoints);
  const beside = names.filter((name) => name !== ".");
  return {
    // For tools that do not support `exports`, such as TypeScript's old resolution.
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: "./dist/index.d.cts",
    typesVersions: {
      "*": Object.fromEntries(beside.map((name) => [fileOf(name), [`./dist/${fileOf(name)}.d.cts`]])),
    },
    // Needs Node's modules; a browser has its own `WebSocket`.
    browser: { "./dist/ws.js": false, "./dist/ws.cjs": false },
    exports: {
      ...Object.fromEntries(names.map((name) => [name, conditions(fileOf(name))])),
      "./package.json": "./package.json",
    },
  };
}

/** `require` first, so that any other condition selects an ES module. */
function conditions(file: string): object {
  return {
    require: { types: `./dist/${file}.d.cts`, default: `./dist/${file}.cjs` },
    default: { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
  };
}

/** Returns the paths of tsconfig.json: within this project, the package's name stands for its sources. */
export function sourcePaths(
  entryPoints: Readonly<Record<string, string>> = ENTRY_POINTS,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(entryPoints).map(([name, source]) => [`mezonkit${name.slice(1)}`, [`./${source}`]]),
  );
}
