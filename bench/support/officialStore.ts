import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What the official SDK keeps messages with. */
export interface OfficialStore {
  saveMessage(message: Readonly<Record<string, unknown>>): void;
  getMessageById(messageId: string, channelId: string, clanId: string): unknown;
}

const VERSION = "2.8.33";
// Below node_modules, so that its driver is ours: the same SQLite for all.
const FOLDER = resolve(import.meta.dirname, "../../node_modules/.cache/mezonkit-bench");

/** The official SDK's own class, from its package, which is fetched when first needed. */
export async function officialStore(): Promise<new (file: string) => OfficialStore> {
  const file = join(FOLDER, "package/dist/esm/sqlite/MessageDatabase.js");
  if (!existsSync(file)) {
    mkdirSync(FOLDER, { recursive: true });
    execFileSync("npm", ["pack", `mezon-sdk@${VERSION}`, "--silent"], { cwd: FOLDER });
    execFileSync("tar", ["xzf", `mezon-sdk-${VERSION}.tgz`], { cwd: FOLDER });
  }
  const module = (await import(pathToFileURL(file).href)) as {
    readonly MessageDatabase: new (file: string) => OfficialStore;
  };
  return module.MessageDatabase;
}
