/** Which files stand under a name, and beside it the log that SQLite keeps. */
export interface FileIdentity {
  readonly file: string | undefined;
  readonly log: string | undefined;
}

/** What stands there now; `undefined` for what is not there. */
export async function fileIdentity(file: string): Promise<FileIdentity> {
  return { file: await identityOf(file), log: await identityOf(`${file}-wal`) };
}

/**
 * Deletes the log of a file that is no more, should it still stand there: SQLite would write what is in
 * it to the file that stands there now.
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
    // What cannot be looked at, for a moment or for lack of permission, is not gone.
    if ((error as { readonly code?: unknown }).code === "ENOENT") return undefined;
    throw error;
  }
}
