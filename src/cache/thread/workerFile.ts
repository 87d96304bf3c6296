/** The file is in the same directory as the module that this one is built into. */
const NAME = "storeWorker.js";

let built: URL | undefined;

/** Returns the address of the thread's code. A user's bundle may not contain it. */
export function workerFile(): URL {
  // Built from text: bundlers would treat `new URL(NAME, import.meta.url)` as an asset and copy the file.
  return built ?? new URL(import.meta.url.replace(/[^/]*$/, NAME));
}

/**
 * @internal Sets the address. Sources that run without a build have no such file beside them, so the caller builds it.
 */
export function useWorkerFile(url: URL): void {
  built = url;
}
