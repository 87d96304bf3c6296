import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";

/** The client as a browser would load it, in one minified file: its size in bytes. */
export async function browserBundle(built: string): Promise<{ readonly minified: number; readonly gzip: number }> {
  const { output } = await build({
    input: join(built, "dist/index.js"),
    platform: "browser",
    external: ["ws"],
    output: { minify: true, codeSplitting: false },
    write: false,
    logLevel: "silent",
  });
  const code = output[0].code;
  return { minified: code.length, gzip: gzipSync(code).length };
}
