import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { templateFolder } from "../packageFiles.js";

/** What a bot can be made of. */
export const templates = ["typescript", "javascript", "nestjs"] as const;

export type Template = (typeof templates)[number];

export interface ScaffoldOptions {
  readonly template: Template;
  /** Where mezonkit comes from: a version, a range, or what else npm takes. */
  readonly mezonkit: string;
}

/** Files that npm would leave out of a package, or take as its own, under their real names. */
const RENAMED = { gitignore: ".gitignore", dockerignore: ".dockerignore", "env.example": ".env.example" };

/** Whether a bot can be made in a folder: there is none, or it holds nothing but what `git init` makes. */
export function isFree(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name === ".git");
}

/** Writes a bot into a folder, which is made if need be. Returns the names of what was written. */
export function scaffold(folder: string, { template, mezonkit }: ScaffoldOptions): readonly string[] {
  mkdirSync(folder, { recursive: true });
  for (const source of ["shared", template])
    cpSync(templateFolder(source), folder, { recursive: true, errorOnExist: true, force: false });
  for (const [from, to] of Object.entries(RENAMED)) renameSync(join(folder, from), join(folder, to));
  const name = packageName(folder);
  edit(join(folder, "package.json"), (text) => {
    const manifest = JSON.parse(text) as { readonly dependencies: object };
    const dependencies = { ...manifest.dependencies, mezonkit };
    return `${JSON.stringify({ ...manifest, name, dependencies }, undefined, 2)}\n`;
  });
  edit(join(folder, "README.md"), (text) => text.replaceAll("my-bot", name));
  return readdirSync(folder).filter((each) => each !== ".git");
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

/** Returns the name of a folder as npm takes it for a package. */
export function packageName(folder: string): string {
  const name = basename(folder)
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replaceAll(/[^a-z0-9._-]+/g, (part) => (/^\p{M}+$/u.test(part) ? "" : "-"))
    .replaceAll(/^[._-]+|-+$/g, "")
    .slice(0, 214);
  return name === "" ? "my-bot" : name;
}
