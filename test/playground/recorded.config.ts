import { defineConfig } from "vitest/config";

/** For tests that were recorded in the playground. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: { include: ["test/playground/.recorded-*/*.spec.ts"], pool: "forks" },
});
