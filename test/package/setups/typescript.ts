import { manifest, program, type Setup } from "./setup.js";

const VERSIONS = ["5.2.2", "5.3.3", "5.4.5", "5.5.4", "5.6.3", "5.9.3", "7.0.2"] as const;
/** The last that knows the resolution of modules that Node had before `exports`. */
const LAST_WITH_OLD_RESOLUTION = 5;

const RUN = 'import { main } from "./bot.js";\nvoid main().then((said) => console.log(said));\n';

function tsconfig(module: string, moduleResolution: string, more: object = {}): string {
  return JSON.stringify({
    compilerOptions: {
      ...{ module, moduleResolution, target: "es2022", strict: true, skipLibCheck: false, esModuleInterop: true },
      ...{ lib: ["es2022", "dom"], types: [], rootDir: ".", outDir: `out-${module}`, ...more },
    },
    files: ["run.ts"],
  });
}

/** One version of TypeScript, in projects of each kind of module. */
function versionOf(version: string): Setup {
  const old = Number(version.split(".", 1)) <= LAST_WITH_OLD_RESOLUTION;
  const files: Record<string, string> = {
    "package.json": manifest("commonjs"),
    "run.ts": RUN,
    "bot.ts": program("bot"),
    "node16.json": tsconfig("node16", "node16"),
    "esm/package.json": manifest("module"),
    "esm/run.ts": RUN,
    "esm/bot.ts": program("bot"),
    "esm/bundler.json": tsconfig("esnext", "bundler"),
    "esm/nodenext.json": tsconfig("nodenext", "nodenext"),
    ...(old ? { "commonjs.json": tsconfig("commonjs", "node") } : {}),
  };
  const kinds = [...(old ? ["commonjs"] : []), "node16"];
  return {
    name: `typescript-${version.replace(/\.\d+$/, "")}`,
    title: `TypeScript, ${old ? "`commonjs` with `node` resolution, " : ""}\`node16\`, \`nodenext\`, \`bundler\`; no \`@types/node\``,
    packages: [`typescript@${version}`],
    files,
    commands: [
      ...kinds.flatMap((kind) => [["tsc", "-p", `${kind}.json`] as const, ["node", `out-${kind}/run.js`] as const]),
      ["tsc", "-p", "esm/bundler.json", "--noEmit"],
      ["tsc", "-p", "esm/nodenext.json"],
      ["node", "esm/out-nodenext/run.js"],
    ],
    isQuick: true,
  };
}

export const typescript: readonly Setup[] = [
  ...VERSIONS.map(versionOf),
  {
    name: "types-of-node",
    title: "TypeScript with `@types/node` and without `dom`",
    packages: ["typescript@5.9.3", "@types/node@24"],
    files: {
      "package.json": manifest("module"),
      "run.ts": RUN,
      "bot.ts": program("bot"),
      "tsconfig.json": tsconfig("nodenext", "nodenext", { lib: ["es2022"], types: ["node"] }),
    },
    commands: [
      ["tsc", "-p", "."],
      ["node", "out-nodenext/run.js"],
    ],
    isQuick: true,
  },
  {
    name: "types-of-opentelemetry",
    title: "`mezonkit/opentelemetry` with its peer",
    packages: ["typescript@5.9.3", "@opentelemetry/api@1.9.0"],
    files: {
      "package.json": manifest("commonjs"),
      "run.ts":
        'import { reportToOpenTelemetry } from "mezonkit/opentelemetry";\n' +
        'void reportToOpenTelemetry().then((end) => { end(); console.log("works"); });\n',
      "tsconfig.json": tsconfig("node16", "node16"),
    },
    commands: [
      ["tsc", "-p", "."],
      ["node", "out-node16/run.js"],
    ],
    isQuick: true,
  },
  {
    name: "opentelemetry-without-peer",
    title: "`mezonkit/opentelemetry` without its peer says so",
    packages: [],
    files: {
      "package.json": manifest("commonjs"),
      "run.js": peerless("require('mezonkit/opentelemetry')"),
      "run.mjs": peerless("await import('mezonkit/opentelemetry')"),
    },
    commands: [
      ["node", "run.js"],
      ["node", "run.mjs"],
    ],
    isQuick: true,
  },
];

function peerless(entry: string): string {
  return `(async () => {
    const { reportToOpenTelemetry } = ${entry};
    const { code, message } = await reportToOpenTelemetry().catch((error) => error);
    const says = code === "not_found" && message.includes("npm install @opentelemetry/api");
    console.log(says ? "works" : message);
  })();`;
}
