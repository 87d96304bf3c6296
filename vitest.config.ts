import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/served/recordCalls.ts"],
    testTimeout: 20_000,
    // A machine that is busy is slow, not wrong.
    expect: { poll: { timeout: 10_000 } },
    // A test that leaves something running must not pass because its process was ended for it.
    pool: "forks",
  },
});
