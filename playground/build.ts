/** Bundles the page into static files, which `mezonkit dev` serves. */
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const source = fileURLToPath(new URL(".", import.meta.url));

/** @param target The folder, which is emptied. */
export async function buildPage(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const bundle = await rolldown({
    input: join(source, "main.tsx"),
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
  for (const name of ["index.html", "style.css", "icon.svg"]) await copyFile(join(source, name), join(target, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPage(fileURLToPath(new URL("../dist/playground/", import.meta.url)));
}
