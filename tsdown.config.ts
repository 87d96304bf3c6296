import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    proto: "src/proto.ts",
    builders: "src/builders/index.ts",
    cache: "src/cache/index.ts",
    wallet: "src/wallet/index.ts",
    sandbox: "src/sandbox/index.ts",
    opentelemetry: "src/opentelemetry/index.ts",
    cli: "src/cli/main.ts",
  },
  format: "esm",
  platform: "neutral",
  target: "node20.19",
  // What the rooms need of one another is marked `@internal`, and is no part of the published types.
  dts: { compilerOptions: { stripInternal: true } },
  clean: true,
  // What they say stands in the types; here they would only be loaded and passed over.
  outputOptions: { comments: { jsdoc: false, annotation: true, legal: true } },
  deps: {
    neverBundle: [/^node:/],
    // Its two classes are all the client needs; from outside they come with the whole reflective runtime.
    alwaysBundle: [/^@bufbuild\/protobuf\/wire$/],
    onlyBundle: [/^@bufbuild\/protobuf/],
  },
});
