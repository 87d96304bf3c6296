import { builtinModules } from "node:module";
import { esmExternalRequirePlugin } from "rolldown/plugins";
import { defineConfig } from "tsdown";
import { asciiCode } from "./codegen/package/asciiCode.js";
import { entryChunks } from "./codegen/package/entryChunks.js";
import { ENTRY_POINTS, fileOf } from "./codegen/package/entryPoints.js";
import { olderTypeScript, protobufTypes } from "./codegen/package/olderTypeScript.js";

/** Bundled whatever the format: from outside each would bring what its users must not have to deal with. */
const BUNDLED = [
  // Its two classes are all the client needs; from outside they come with the whole reflective runtime.
  /^@bufbuild\/protobuf\/wire$/,
  // It asks for Node's modules in a way that bundlers cannot write into one ES module.
  /^ws$/,
  // Small parts of the toolkit, so that it needs no package of its own.
  /^(fastest-levenshtein|croner|@fluent\/bundle)$/,
];
/** Of these, or of their newer versions, there are ES modules only; or CommonJS whose exports stand elsewhere than those of the ES module. */
const NOT_COMMONJS = [/^@noble\//, /^@scure\/base$/, /^openapi-fetch$/, /^kysely$/];

function bundling(names: readonly RegExp[]) {
  return {
    neverBundle: [/^node:/],
    alwaysBundle: (id: string): boolean => names.some((name) => name.test(id)),
    // The build fails if anything else slips in.
    onlyBundle: [/^@bufbuild\/protobuf$/, /^ws$/, /^(fastest-levenshtein|croner|@fluent\/bundle)$/, ...NOT_COMMONJS],
    skipNodeModulesBundle: false,
  };
}

function socketLibrary(format: string): string {
  return format === "cjs" ? "ws.cjs" : "ws.js";
}

const CLIENT = "src/index.ts";
/** What a process may load without the client. The adapters are loaded beside it. */
const WITHOUT_CLIENT = [...Object.values(ENTRY_POINTS), "src/cache/thread/storeWorker.ts"].filter(
  (path) => path !== CLIENT && !/nestjs|opentelemetry/.test(path),
);

const modules = Object.fromEntries(Object.entries(ENTRY_POINTS).map(([name, source]) => [fileOf(name), source]));

export default defineConfig({
  entry: { ...modules, cli: "src/cli/main.ts", storeWorker: "src/cache/thread/storeWorker.ts" },
  format: {
    esm: {
      deps: bundling(BUNDLED),
      inputOptions: (options) => ({
        ...options,
        // Without them the neutral platform leaves a package outside that has no `exports`.
        resolve: { ...options.resolve, mainFields: ["module", "main"] },
        plugins: [
          // Before all others: what one of them has called external, this one does not see.
          esmExternalRequirePlugin({ external: [...builtinModules, /^node:/] }),
          protobufTypes(),
          options.plugins,
          olderTypeScript(),
          asciiCode(),
        ],
      }),
    },
    // The command is run, not imported: one form of it is enough.
    cjs: {
      entry: modules,
      deps: bundling([...BUNDLED, ...NOT_COMMONJS]),
      inputOptions: (options) => ({
        ...options,
        plugins: [protobufTypes(), options.plugins, olderTypeScript(), asciiCode()],
      }),
    },
  },
  platform: "neutral",
  fixedExtension: false,
  target: "node20.19",
  nodeProtocol: true,
  // What the rooms need of one another is marked `@internal`, and is no part of the published types.
  dts: { compilerOptions: { stripInternal: true } },
  clean: true,
  // What `mezonkit init` writes.
  copy: ["templates"],
  // The types of a package from outside are imported where they are used, and nowhere else.
  treeshake: { moduleSideEffects: [{ external: true, sideEffects: false }] },
  // Optional packages of ws, which it asks for when it is loaded.
  define: { "process.env.WS_NO_BUFFER_UTIL": '"true"', "process.env.WS_NO_UTF_8_VALIDATE": '"true"' },
  // What they say stands in the types; here they would only be loaded and passed over.
  outputOptions: (options, format) => ({
    ...options,
    comments: { jsdoc: false, annotation: true, legal: true },
    dynamicImportInCjs: false,
    // Not for CommonJS: an entry point would export what its files share.
    ...(format === "cjs"
      ? {}
      : {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ debugName: "entry points", name: entryChunks(CLIENT, WITHOUT_CLIENT, import.meta.dirname) }],
          },
        }),
    chunkFileNames: (chunk) => {
      // A name that package.json can give: bundlers for a browser take nothing in its place.
      if (chunk.moduleIds.some((id) => id.endsWith("/node_modules/ws/wrapper.mjs"))) return socketLibrary(format);
      const names = options.chunkFileNames ?? "[name]-[hash].js";
      return typeof names === "function" ? names(chunk) : names;
    },
  }),
  checks: { legacyCjs: false },
});
