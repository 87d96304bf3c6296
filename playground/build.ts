/** Bundles the page into dist/playground: static files that `mezonkit dev` serves. */
import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const source = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../dist/playground/", import.meta.url));

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const bundle = await rolldown({
  input: `${source}main.tsx`,
  platform: "browser",
  transform: { jsx: { runtime: "automatic", importSource: "preact" } },
  tsconfig: false,
});
await bundle.write({
  dir: target,
  format: "esm",
  minify: true,
  entryFileNames: "app.js",
  chunkFileNames: "[name].js",
  comments: { legal: true, annotation: false, jsdoc: false },
});
await bundle.close();
for (const name of ["index.html", "style.css", "icon.svg"]) await copyFile(`${source}${name}`, `${target}${name}`);
