/** Beside the module that this one is built into. */
const NAME = "storeWorker.js";

let built: URL | undefined;

/** Returns where the thread's own code is. A bundle of somebody else may have left it out. */
export function workerFile(): URL {
  // A text, not `new URL(NAME, import.meta.url)`: bundlers would take that for a picture or the like, and copy it.
  return built ?? new URL(import.meta.url.replace(/[^/]*$/, NAME));
}

/** @internal Sources that run as they are have no such file beside them: whoever runs them builds it, and says where. */
export function useWorkerFile(url: URL): void {
  built = url;
}
