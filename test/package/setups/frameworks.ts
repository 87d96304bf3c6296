import { javascript, manifest, program, RUN_COMMONJS, RUN_ESM, type Setup } from "./setup.js";

const JEST_TEST = `const { main } = require("./bot");
test("a bot works", async () => { expect(await main()).toBe("works"); });`;

function jest(version: string): Setup {
  return {
    name: `jest-${version.split(".", 1)}`,
    title: "Jest with its defaults",
    packages: [`jest@${version}`],
    files: {
      "package.json": manifest("commonjs"),
      "bot.js": javascript("bot", "commonjs"),
      "bot.test.js": JEST_TEST,
    },
    commands: [
      ["jest", "--detectOpenHandles"],
      ["echo", "works"],
    ],
  };
}

const NEST_MAIN = `import "reflect-metadata";
import { Injectable, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { main } from "./bot.js";

@Injectable()
class BotService {
  run(): Promise<string> { return main(); }
}

@Module({ providers: [BotService] })
class AppModule {}

async function start(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  console.log(await app.get(BotService).run());
  await app.close();
}
void start();
`;

function nest(
  name: string,
  title: string,
  packages: readonly string[],
  type: "commonjs" | "module",
  options: object,
): Setup {
  const compilerOptions = {
    ...{ target: "es2022", strict: true, experimentalDecorators: true, emitDecoratorMetadata: true, outDir: "out" },
    // What Nest's own types need is not ours to say.
    ...{ rootDir: ".", skipLibCheck: true, esModuleInterop: true, types: ["node"], ...options },
  };
  return {
    name,
    title,
    packages: [...packages, "reflect-metadata@0.2.2", "rxjs@7.8.2", "@types/node@24"],
    files: {
      "package.json": manifest(type),
      "run.ts": NEST_MAIN,
      "bot.ts": program("bot"),
      "tsconfig.json": JSON.stringify({ compilerOptions, files: ["run.ts"] }),
    },
    commands: [
      ["tsc", "-p", "."],
      ["node", "out/run.js"],
    ],
  };
}

const NEXT_ROUTE = `import { main } from "../../../bot";
export const dynamic = "force-dynamic";
export async function GET() { return new Response(await main()); }`;

const NEXT_RUN = `import { spawn } from "node:child_process";
const port = 20000 + (process.pid % 20000);
const next = spawn("next", ["start", "-p", String(port)], { stdio: ["ignore", "ignore", "inherit"] });
try {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch("http://127.0.0.1:" + port + "/api/bot").catch(() => undefined);
    if (answer !== undefined) {
      console.log((await answer.text()).slice(0, 200));
      break;
    }
    if (tries === 60) throw new Error("the server does not listen");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
} finally {
  next.kill();
}`;

function next(name: string, title: string, flags: readonly string[]): Setup {
  return {
    name,
    title,
    packages: ["next@16.4.6", "react@19.3.1", "react-dom@19.3.1"],
    files: {
      "package.json": manifest(),
      "bot.js": javascript("bot", "esm"),
      "app/layout.js": "export default function Layout({ children }) { return <html><body>{children}</body></html>; }",
      "app/page.js": "export default function Page() { return <p>a page</p>; }",
      "app/api/bot/route.js": NEXT_ROUTE,
      "start.mjs": NEXT_RUN,
    },
    commands: [
      ["next", "build", ...flags],
      ["node", "start.mjs"],
    ],
    env: { NEXT_TELEMETRY_DISABLED: "1" },
  };
}

export const frameworks: readonly Setup[] = [
  jest("29.7.0"),
  jest("30.5.2"),
  nest(
    "nest-10",
    "NestJS as it was: CommonJS, `node` resolution, TypeScript 5.2",
    ["@nestjs/common@10.4.22", "@nestjs/core@10.4.22", "typescript@5.2.2"],
    "commonjs",
    { module: "commonjs", moduleResolution: "node" },
  ),
  nest(
    "nest-12",
    "NestJS as it is: ES modules, `nodenext`",
    ["@nestjs/common@12.5.1", "@nestjs/core@12.5.1", "typescript@5.9.3"],
    "module",
    { module: "nodenext", moduleResolution: "nodenext" },
  ),
  next("next-webpack", "Next with webpack: a route with `mezonkit/sandbox`", ["--webpack"]),
  next("next-turbopack", "Next with Turbopack: the same", ["--turbopack"]),
  {
    name: "pnpm",
    title: "pnpm, nothing hoisted; TypeScript `nodenext`",
    packages: ["typescript@5.9.3"],
    installer: "pnpm",
    files: {
      "package.json": manifest("module"),
      ".npmrc": "hoist=false\nnode-linker=isolated\nstrict-peer-dependencies=true\n",
      "run.ts": 'import { main } from "./bot.js";\nvoid main().then((said) => console.log(said));\n',
      "bot.ts": program("bot"),
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          ...{ module: "nodenext", target: "es2022", lib: ["es2022", "dom"], types: [], strict: true },
          ...{ skipLibCheck: false, outDir: "out", rootDir: "." },
        },
        files: ["run.ts"],
      }),
    },
    commands: [
      ["tsc", "-p", "."],
      ["node", "out/run.js"],
    ],
  },
  {
    name: "plain",
    title: "JavaScript, ES modules and CommonJS, nothing else installed",
    packages: [],
    optional: "omitted",
    files: {
      "package.json": manifest("module"),
      "run.js": RUN_ESM,
      "bot.js": javascript("bot", "esm"),
      "old/package.json": manifest("commonjs"),
      "old/run.js": RUN_COMMONJS,
      "old/bot.js": javascript("bot", "commonjs"),
    },
    commands: [
      ["node", "old/run.js"],
      ["node", "run.js"],
    ],
    isQuick: true,
  },
];
