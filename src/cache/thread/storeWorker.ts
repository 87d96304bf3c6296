/** The code of a store's thread: carries out calls on a file. `storeThread.ts` makes the calls. */
import { parentPort, workerData } from "node:worker_threads";
import { lowerPriority } from "./lowerPriority.js";
import type { ThreadSettings } from "./protocol.js";
import { ThreadServer } from "./threadServer.js";

if (parentPort === null) throw new Error("this module is the code of a thread: it is not to be imported");
lowerPriority();
new ThreadServer(parentPort, workerData as ThreadSettings).start();
