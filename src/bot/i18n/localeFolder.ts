import { ValidationError } from "../../core/errors.js";

type FileSystem = typeof import("node:fs");

/** What an application that cannot be resolved by a bundler asks its platform for. */
interface Platform {
  readonly process?: { getBuiltinModule?(name: "node:fs"): FileSystem | undefined };
}

const FLUENT_FILE = /^(?<name>.+)\.ftl$/u;

/**
 * Returns the Fluent texts in a folder by locale: `vi.ftl`, and all files of a folder `vi/`.
 *
 * @throws {ValidationError} if there are none, or they cannot be read.
 */
export function readLocaleFolder(folder: string): ReadonlyMap<string, readonly FluentSource[]> {
  const fs = (globalThis as Platform).process?.getBuiltinModule?.("node:fs");
  if (fs === undefined)
    throw new ValidationError("locales", "is a folder, and this platform has no files: give an object of Fluent texts");
  const found = new Map<string, FluentSource[]>();
  const add = (locale: string, file: string): void => {
    const source = { name: file, text: fs.readFileSync(file, "utf8") };
    found.set(locale, [...(found.get(locale) ?? []), source]);
  };
  try {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      const locale = FLUENT_FILE.exec(entry.name)?.groups?.["name"];
      if (!entry.isDirectory() && locale !== undefined) add(locale, path);
      if (!entry.isDirectory()) continue;
      for (const file of fs.readdirSync(path)) if (FLUENT_FILE.test(file)) add(entry.name, `${path}/${file}`);
    }
  } catch (cause) {
    throw new ValidationError("locales", `${JSON.stringify(folder)} cannot be read: ${String(cause)}`, { cause });
  }
  if (found.size === 0)
    throw new ValidationError("locales", `${JSON.stringify(folder)} holds no file such as en.ftl or en/main.ftl`);
  return found;
}

/** A Fluent text, and where it is from. */
export interface FluentSource {
  readonly name: string;
  readonly text: string;
}
