import { buildWorker } from "./buildWorker.js";
import { WORKER_VARIABLE } from "./workerVariable.js";

/** Builds the code of the stores' threads once a run, and removes it at the end. */
export async function setup(): Promise<() => void> {
  const { url, remove } = await buildWorker();
  process.env[WORKER_VARIABLE] = url;
  return remove;
}
