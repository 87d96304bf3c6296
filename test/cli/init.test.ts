import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, test } from "vitest";
import { dependencyFrom } from "../../src/cli/init/dependencyFrom.js";
import { packageName } from "../../src/cli/init/scaffold.js";
import { mezonkit } from "./mezonkit.js";
import { temporaryFolder } from "./temporaryFolder.js";

const PROJECT = resolve(import.meta.dirname, "../..");

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

describe("init", () => {
  it("writes a bot on this version, and asks nothing", async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await mezonkit(["init", "My Bot"], { cwd });
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: "" });
    expect(stdout).toContain('cd "My Bot"\n  npm install\n  npm run dev');
    const folder = join(cwd, "My Bot");
    expect(readdirSync(folder).toSorted()).toStrictEqual(
      [
        ...[".dockerignore", ".env.example", ".gitignore", "Dockerfile", "README.md", "package.json"],
        ...["src", "test", "tsconfig.build.json", "tsconfig.json"],
      ].toSorted(),
    );
    const { name, dependencies, scripts } = manifestOf(folder);
    expect({ name, dependencies }).toStrictEqual({
      name: "my-bot",
      dependencies: { mezonkit: `^${manifestOf(PROJECT).version}` },
    });
    expect(Object.keys(scripts)).toStrictEqual(expect.arrayContaining(["dev", "start", "test", "build"]));
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toContain(".env\n");
  });

  it("writes plain JavaScript, and says what it did as JSON", async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await mezonkit(
      ["init", "bot", "--template", "javascript", "--mezonkit", "file:../packed.tgz", "--json"],
      { cwd },
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ folder: join(cwd, "bot"), template: "javascript" });
    expect(readdirSync(join(cwd, "bot/src"))).toStrictEqual(["bot.js", "main.js"]);
    expect(manifestOf(join(cwd, "bot")).dependencies).toStrictEqual({ mezonkit: "file:../../packed.tgz" });
  });

  it("writes a NestJS application, which keeps the packages that it needs", async () => {
    const cwd = temporaryFolder();
    const { code } = await mezonkit(["init", "bot", "--template", "nestjs", "--mezonkit", "1.2.3"], { cwd });
    expect(code).toBe(0);
    expect(readdirSync(join(cwd, "bot/src"))).toContain("app.module.ts");
    expect(Object.keys(manifestOf(join(cwd, "bot")).dependencies)).toStrictEqual(
      expect.arrayContaining(["@nestjs/common", "@nestjs/core", "mezonkit", "reflect-metadata", "rxjs"]),
    );
  });

  it("leaves a folder alone that is not empty", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "package.json"), "mine");
    const { code, stdout, stderr } = await mezonkit(["init", "."], { cwd });
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("is not empty: nothing was written");
    expect(readdirSync(cwd)).toStrictEqual(["package.json"]);
    expect(readFileSync(join(cwd, "package.json"), "utf8")).toBe("mine");
  });

  it("writes into a repository that holds nothing yet", async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, ".git"));
    const { code, stdout } = await mezonkit(["init", "."], { cwd });
    expect(code).toBe(0);
    expect(stdout).not.toContain("cd ");
    expect(existsSync(join(cwd, "src/bot.ts"))).toBe(true);
  });

  it.each([
    [["init"], "which folder?"],
    [["init", "bot", "--template", "typscript"], 'there is no "typscript": did you mean "typescript"?'],
    [["init", "bot", "--mezonkit", "file:"], "--mezonkit needs a path"],
    [["init", "bot", "--templat", "javascript"], 'there is no option --templat: did you mean "--template"?'],
    [["init", "my", "bot"], "takes <folder>, and no more"],
  ])("%j is refused, and writes nothing", async (args, said) => {
    const cwd = temporaryFolder();
    const { code, stderr } = await mezonkit(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(readdirSync(cwd)).toStrictEqual([]);
  });
});

test("folders become names that npm takes", () => {
  expect(["/a/My Bot", "/a/Đồng hồ", "/a/.hidden", "/a/日本", "/a/-x-"].map(packageName)).toStrictEqual([
    ...["my-bot", "dong-ho", "hidden", "my-bot", "x"],
  ]);
});

test("a path is written as seen from the new folder, anything else as it is", () => {
  expect(dependencyFrom("file:/tmp/a.tgz", "/tmp/x/bot")).toBe("file:../../a.tgz");
  expect(dependencyFrom("^1.2.3", "/tmp/x/bot")).toBe("^1.2.3");
  expect(() => dependencyFrom(" ", "/tmp")).toThrow("--mezonkit needs a version");
});

test.each(["typescript", "javascript", "nestjs"])(
  "the %s template uses the tools that it was tried with",
  (template) => {
    const tried = manifestOf(PROJECT).devDependencies;
    const { dependencies, devDependencies } = manifestOf(join(PROJECT, "templates", template));
    const { mezonkit: _, ...used } = { ...dependencies, ...devDependencies };
    expect(used).toStrictEqual(Object.fromEntries(Object.keys(used).map((name) => [name, `^${tried[name] ?? ""}`])));
  },
);
