// Loader hooks that write down every module that is loaded, ESM and CommonJS alike.
import { appendFileSync } from "node:fs";

const log = process.env["MODULES_LOG"];

export async function load(url, context, next) {
  if (log !== undefined && !url.startsWith("node:")) appendFileSync(log, `${url}\n`);
  return next(url, context);
}
