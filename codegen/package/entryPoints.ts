/**
 * The entry points of the package: each name, and the module it is built from. The build, the exports of package.json
 * and the paths of tsconfig.json follow from it; `npm run generate` writes the latter two.
 */
export const ENTRY_POINTS: Readonly<Record<string, string>> = {
  ".": "src/index.ts",
  "./proto": "src/proto.ts",
  "./builders": "src/builders/index.ts",
  "./cache": "src/cache/index.ts",
  "./wallet": "src/wallet/index.ts",
  "./bot": "src/bot/index.ts",
  "./sandbox": "src/sandbox/index.ts",
  "./testing": "src/testing/index.ts",
  "./nestjs": "src/nestjs/index.ts",
  "./opentelemetry": "src/opentelemetry/index.ts",
};

/** Returns the name of the built file of an entry point, without its extension: `./cache` is built as `cache`. */
export function fileOf(entryPoint: string): string {
  return entryPoint === "." ? "index" : entryPoint.slice("./".length);
}
