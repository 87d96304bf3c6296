/** Identifies the file with a name, and the log that SQLite writes beside it. */
export interface FileIdentity {
  readonly file: string | undefined;
  readonly log: string | undefined;
}

/** Returns the identities of the current files; `undefined` for a missing one. */
export async function fileIdentity(file: string): Promise<FileIdentity> {
  return { file: await identityOf(file), log: await identityOf(`${file}-wal`) };
}

/**
 * Deletes the log of a file that no longer exists. SQLite would otherwise write its content to the new file with the
 * same name.
 */
export async function dropLog(file: string, was: FileIdentity): Promise<void> {
  const { log } = await fileIdentity(file);
  if (log === undefined || log !== was.log) return;
  const { rm } = await import("node:fs/promises");
  for (const suffix of ["-wal", "-shm"]) await rm(`${file}${suffix}`, { force: true });
}

async function identityOf(path: string): Promise<string | undefined> {
  const { stat } = await import("node:fs/promises");
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    // Only this code means that the file is missing. Any other failure may be temporary, or a missing permission.
    if ((error as { readonly code?: unknown }).code === "ENOENT") return undefined;
    throw error;
  }
}
