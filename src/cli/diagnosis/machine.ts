import { KyselyMessageStore } from "../../cache/index.js";
import { attempt, type Finding } from "./finding.js";

const OLDEST_NODE = [20, 19] as const;

/** Whether Node is new enough. */
export function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const advice = isNewEnough ? undefined : `install Node ${OLDEST_NODE.join(".")} or newer`;
  return { step: "node", state: isNewEnough ? "ok" : "failed", detail: process.versions.node, advice };
}

/** Whether a store can be opened. */
export function store(): Promise<Finding> {
  const work = async (): Promise<string> => {
    await using opened = new KyselyMessageStore({ file: ":memory:" });
    await opened.open();
    return "SQLite works";
  };
  return attempt("store", work, "npm install better-sqlite3, or use Node 22.13 or newer");
}

/** Whether the environment holds credentials. */
export function credentials(): Finding {
  const missing = ["MEZON_BOT_ID", "MEZON_TOKEN"].filter((name) => (process.env[name] ?? "") === "");
  const step = "credentials";
  if (missing.length === 0) return { step, state: "ok", detail: `bot ${process.env["MEZON_BOT_ID"]}, token given` };
  const advice = "set them, or give --env";
  return { step, state: "failed", detail: `${missing.join(" and ")} missing`, advice };
}
