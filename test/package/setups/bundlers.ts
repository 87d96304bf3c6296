import { javascript, manifest, RUN_COMMONJS, RUN_ESM, type Setup } from "./setup.js";

const SOURCES = { "package.json": manifest("module"), "run.js": RUN_ESM, "bot.js": javascript("bot", "esm") };

/** What is built lies alone in a folder without packages, where it must run. */
const ALONE = "alone";

function webpackConfig(target: string, more = ""): string {
  return `module.exports = { mode: "production", target: "${target}", entry: "./run.js", ${more}
    output: { path: __dirname + "/${ALONE}", filename: "run.cjs" } };`;
}

function viteConfig(more: string): string {
  return `export default { build: { ssr: "run.js", outDir: "${ALONE}" }, ${more} };`;
}

export const bundlers: readonly Setup[] = [
  {
    name: "esbuild-esm",
    title: "esbuild, one ES module",
    packages: ["esbuild@0.28.2"],
    files: SOURCES,
    commands: [
      ["esbuild", "run.js", "--bundle", "--platform=node", "--format=esm", `--outfile=${ALONE}/run.mjs`],
      ["mv", ALONE, "../"],
      ["node", `../${ALONE}/run.mjs`],
    ],
    output: `../${ALONE}/run.mjs`,
    isQuick: true,
  },
  {
    name: "esbuild-commonjs",
    title: "esbuild, one CommonJS file",
    packages: ["esbuild@0.28.2"],
    files: SOURCES,
    commands: [
      ["esbuild", "run.js", "--bundle", "--platform=node", `--outfile=${ALONE}/run.cjs`],
      ["mv", ALONE, "../"],
      ["node", `../${ALONE}/run.cjs`],
    ],
    output: `../${ALONE}/run.cjs`,
    isQuick: true,
  },
  {
    name: "webpack",
    title: "webpack with `mezonkit/sandbox`, without `snarkjs`",
    packages: ["webpack@5.113.0", "webpack-cli@7.3.1"],
    files: { ...SOURCES, "webpack.config.cjs": webpackConfig("node") },
    commands: [
      ["webpack", "--fail-on-warnings"],
      ["mv", ALONE, "../"],
      ["node", `../${ALONE}/run.cjs`],
    ],
    output: `../${ALONE}`,
  },
  {
    name: "webpack-commonjs",
    title: "webpack of CommonJS sources, with `commonjsMagicComments`",
    packages: ["webpack@5.113.0", "webpack-cli@7.3.1"],
    files: {
      "package.json": manifest("commonjs"),
      "run.js": RUN_COMMONJS,
      "bot.js": javascript("bot", "commonjs"),
      "webpack.config.cjs": webpackConfig(
        "node",
        "module: { parser: { javascript: { commonjsMagicComments: true } } },",
      ),
    },
    commands: [
      ["webpack", "--fail-on-warnings"],
      ["mv", ALONE, "../"],
      ["node", `../${ALONE}/run.cjs`],
    ],
    output: `../${ALONE}`,
  },
  {
    name: "vite-ssr",
    title: "Vite SSR, packages from outside",
    packages: ["vite@8.4.0"],
    files: { ...SOURCES, "vite.config.js": viteConfig("") },
    commands: [
      ["vite", "build"],
      ["node", `${ALONE}/run.js`],
    ],
    output: ALONE,
  },
  {
    name: "vite-ssr-bundled",
    title: "Vite SSR, everything bundled",
    packages: ["vite@8.4.0"],
    files: { ...SOURCES, "vite.config.js": viteConfig("ssr: { noExternal: true }") },
    commands: [
      ["vite", "build"],
      ["mv", ALONE, "../"],
      ["cp", "package.json", `../${ALONE}/`],
      ["node", `../${ALONE}/run.js`],
    ],
    output: `../${ALONE}`,
  },
];
