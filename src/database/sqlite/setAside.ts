import { StoreError } from "../../core/errors.js";

/** Renames a damaged file and the files that belong to it. Returns the new name. */
export async function setAside(file: string, now: Date): Promise<string> {
  const { rename } = await import("node:fs/promises");
  const { existsSync } = await import("node:fs");
  const wanted = `${file}.corrupt-${now.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  // Renaming to the name of an existing file would delete that file.
  let name = wanted;
  for (let n = 2; existsSync(name); n += 1) name = `${wanted}-${n}`;
  try {
    await rename(file, name);
  } catch (cause) {
    throw new StoreError("corrupt", `${file} is damaged and cannot be given another name: move it away`, {
      file,
      cause,
    });
  }
  for (const suffix of ["-wal", "-shm"]) await rename(`${file}${suffix}`, `${name}${suffix}`).catch(() => undefined);
  return name;
}
