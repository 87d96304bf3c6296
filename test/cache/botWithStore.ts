import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { KyselyMessageStore, type KyselyMessageStoreOptions } from "../../src/cache/index.js";
import type { Message, MezonClient, MezonClientOptions } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { botFor, startSandbox } from "../client/botOnSandbox.js";

/** The path of a file in a new folder, which is deleted when the test ends. */
export function newFile(name = "cache.db"): string {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-cache-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** A sandbox and the file in which its bot keeps what it hears. */
export interface Home {
  readonly sandbox: Sandbox;
  readonly file: string;
}

export async function newHome(): Promise<Home> {
  return { sandbox: await startSandbox(), file: newFile() };
}

/** One life of the bot. */
export interface Life {
  readonly client: MezonClient;
  readonly store: KyselyMessageStore;
  /** What it heard, one line each. */
  readonly heard: string[];
}

/** A client with a store, not logged in. */
export function newLife(
  { sandbox, file }: Home,
  options: Partial<MezonClientOptions> = {},
  storeOptions: KyselyMessageStoreOptions = {},
): Life {
  const store = new KyselyMessageStore({ file, ...storeOptions });
  onTestFinished(() => store.close());
  const client = botFor(sandbox, { store, ...options });
  const heard: string[] = [];
  client.onChannelMessage((message) => void heard.push(line(message)));
  return { client, store, heard };
}

/** A client with a store, logged in. */
export async function startLife(...args: Parameters<typeof newLife>): Promise<Life> {
  const life = newLife(...args);
  await life.client.login();
  return life;
}

function line(message: Message): string {
  const kind = message.isEdit ? "edit" : message.isRemoval ? "removal" : "message";
  return `${message.replayed ? "replayed" : "live"} ${kind} ${message.text}`;
}

/** Says something as Alice; resolves with its id once the bot has heard it. */
export async function sayAndHear({ sandbox }: Home, { client }: Life, text: string): Promise<string> {
  const heard = new Promise<string>((resolve) => {
    const remove = client.onChannelMessage((message) => {
      if (message.text !== text) return;
      remove();
      resolve(message.id);
    });
  });
  await sandbox.user("alice").send(sandbox.channelId, text);
  return heard;
}

/** The texts of messages, in their order. */
export async function texts(messages: AsyncIterable<Message>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const message of messages) found.push(message.text);
  return found;
}
