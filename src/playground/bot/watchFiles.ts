import { watch } from "node:fs";

/** What a bot is made of; databases and logs that it writes itself are not. */
const SOURCES = /\.(?:[cm]?[jt]sx?|json|ftl|env)$/;
const IGNORED = /(?:^|[\\/])(?:node_modules|dist|coverage|\.[^\\/]+)[\\/]/;
/** Milliseconds of rest after which several changes count as one. */
const REST_MS = 120;

/** Calls a function with the name of a source file that changed. Returns the function that ends it. */
export function watchFiles(folder: string, onChange: (file: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    if (file === null || !SOURCES.test(file) || IGNORED.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(file), REST_MS);
  });
  // A folder that was removed is watched no more; the bot runs on.
  watcher.on("error", () => watcher.close());
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
