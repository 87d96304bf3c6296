import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { sourcePaths } from "./codegen/package/manifest.js";

export default defineConfig({
  resolve: {
    // The package's name stands for its sources, in the templates as well, which have a tsconfig.json of their own.
    alias: Object.entries(sourcePaths()).map(([name, [source = ""]]) => ({
      find: new RegExp(`^${name}$`),
      replacement: resolve(import.meta.dirname, source),
    })),
  },
  test: {
    include: ["test/**/*.test.ts", "templates/**/*.test.{ts,js}"],
    globalSetup: ["test/cache/thread/globalSetup.ts"],
    setupFiles: ["test/served/recordCalls.ts", "test/cache/thread/useBuiltWorker.ts"],
    testTimeout: 20_000,
    // A machine that is busy is slow, not wrong.
    expect: { poll: { timeout: 10_000 } },
    // A test that leaves something running must not pass because its process was ended for it.
    pool: "forks",
  },
});
