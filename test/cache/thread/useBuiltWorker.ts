/** Makes stores find the code of their thread. Loaded before each test file, and by scripts that tests start. */
import { useWorkerFile } from "../../../src/cache/thread/workerFile.js";
import { WORKER_VARIABLE } from "./workerVariable.js";

const url = process.env[WORKER_VARIABLE];
if (url !== undefined) useWorkerFile(new URL(url));
