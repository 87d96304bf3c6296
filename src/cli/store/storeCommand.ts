import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { KyselyMessageStore, type StoredMessage } from "../../cache/index.js";
import { didYouMean } from "../../runtime/nearestName.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { withProgress } from "../terminal/progress.js";

const actions = ["stats", "search", "export", "import"] as const;

/** `mezonkit store`: what is in a message store. */
export const storeCommand = defineCommand({
  name: "store",
  arguments: "<stats | search | export | import> <store file> [words | file]",
  maxArguments: 3,
  summary: "Shows, searches, exports and imports the messages of a store in SQLite.",
  details: ["export and import use JSON Lines, of a file or of the standard streams."],
  options: {
    channel: { type: "string", value: "<id>", help: "searches in this channel only" },
    limit: { type: "string", value: "<number>", help: "finds so many messages at most (default: 20)" },
    json: { type: "boolean", help: "prints JSON: for search, a line for each message" },
  },
  examples: [
    "mezonkit store stats bot.db",
    'mezonkit store search bot.db "release notes" --limit 5',
    "mezonkit store export bot.db messages.jsonl",
    "mezonkit store import other.db messages.jsonl",
  ],
  async run({ options, positionals: [action, file, third] }) {
    const asked = actionOf(action);
    if (file === undefined) throw new UsageError("which store? Give the path of its SQLite file");
    // A path that was mistyped must not become an empty store.
    if (asked !== "import" && !existsSync(file)) throw new UsageError(`there is no store ${file}`);
    await using store = new KyselyMessageStore({ file });
    await store.open();
    if (asked === "stats") console.log(await statistics(store, options.json));
    else if (asked === "search") await search(store, third, options);
    else if (asked === "export") {
      // Lines that go to the terminal themselves show that something happens.
      const quiet = options.json || (isStandard(third) && process.stdout.isTTY);
      await withProgress("exporting", { quiet }, () => exportTo(store, third));
    } else {
      const imported = await withProgress("importing", { quiet: options.json }, () => importFrom(store, third));
      console.error(`${imported} messages imported`);
    }
    return ExitCode.Ok;
  },
});

function actionOf(given: string | undefined): (typeof actions)[number] {
  const found = actions.find((each) => each === given);
  if (found !== undefined) return found;
  const advice = given === undefined ? "" : didYouMean(given, actions);
  throw new UsageError(`the first argument must be ${actions.join(", ")}${advice}`);
}

async function statistics(store: KyselyMessageStore, isJson: boolean): Promise<string> {
  const figures = await store.statistics();
  if (isJson) return JSON.stringify(figures);
  const { messages, removed, channels, bytes, oldest, newest } = figures;
  const when = (date: Date | undefined): string => date?.toISOString() ?? "none";
  return [
    `messages  ${messages} (and ${removed} removed)`,
    `channels  ${channels}`,
    `bytes     ${bytes}`,
    `oldest    ${when(oldest)}`,
    `newest    ${when(newest)}`,
  ].join("\n");
}

interface SearchValues {
  readonly channel: string | undefined;
  readonly limit: string | undefined;
  readonly json: boolean;
}

async function search(store: KyselyMessageStore, words: string | undefined, options: SearchValues): Promise<void> {
  if (words === undefined) throw new UsageError("which words? Put several in quotes");
  const { channel: channelId, limit, json } = options;
  const found = await store.search(words, { channelId, limit: limit === undefined ? 20 : Number(limit) });
  for (const message of found) console.log(json ? JSON.stringify(shown(message)) : lineOf(message));
}

function shown({ id, channelId, senderId, senderName, createdAt, content }: StoredMessage): object {
  return { id, channelId, senderId, senderName, createdAt, text: content.t ?? "" };
}

function lineOf({ id, senderName, createdAt, content }: StoredMessage): string {
  return `${createdAt.toISOString()}  ${id}  ${senderName}: ${(content.t ?? "").replaceAll(/\s+/g, " ")}`;
}

/** Whether a standard stream stands for the file. */
function isStandard(file: string | undefined): file is undefined | "-" {
  return file === undefined || file === "-";
}

async function exportTo(store: KyselyMessageStore, file: string | undefined): Promise<void> {
  // A file of before is kept: `wx` refuses one that is there.
  const out = isStandard(file) ? process.stdout : createWriteStream(file, { flags: "wx" });
  if (!isStandard(file)) await once(out, "open");
  for await (const line of store.exportLines()) if (!out.write(`${line}\n`)) await once(out, "drain");
  if (isStandard(file)) return;
  out.end();
  await finished(out);
}

async function importFrom(store: KyselyMessageStore, file: string | undefined): Promise<number> {
  if (!isStandard(file) && !existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const input = isStandard(file) ? process.stdin : createReadStream(file);
  return store.importLines(createInterface({ input, crlfDelay: Infinity }));
}
