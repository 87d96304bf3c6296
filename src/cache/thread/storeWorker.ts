/** The thread of a store: carries out on a file what it is asked to. See `storeThread.ts`, which asks. */
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadSettings } from "./protocol.js";
import { ThreadServer } from "./threadServer.js";

if (parentPort === null) throw new Error("this module is the code of a thread: it is not to be imported");
new ThreadServer(parentPort, workerData as ThreadSettings).start();
