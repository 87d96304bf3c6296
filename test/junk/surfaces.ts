import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import * as bot from "../../src/bot/index.js";
import * as builders from "../../src/builders/index.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { createTestBed } from "../../src/testing/index.js";
import * as wallet from "../../src/wallet/index.js";
import { startSandbox } from "../client/botOnSandbox.js";
import { walletOnSandbox } from "../wallet/walletOnSandbox.js";

/** What people who write bots hold in their hands, and values that make sense there. */
export interface Surface {
  readonly roots: readonly object[];
  readonly sense: readonly unknown[];
  /** More of them, for what stands before options. */
  readonly shapes?: readonly unknown[] | undefined;
  /** What has a type but no class, by the name of its type. */
  readonly named?: Readonly<Record<string, object>> | undefined;
  /** Ends what goes on in them. */
  readonly end?: () => Promise<void>;
}

/** A sandbox, the people in it, its faults and its chain. */
export async function sandboxSurface(): Promise<Surface> {
  const sandbox = await startSandbox();
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const buttons = new builders.ButtonBuilder()
    .addButton({ id: "go", label: "Go" })
    .addSelect("pick", { options: ["one"] });
  const message = await alice.send(
    sandbox.channelId,
    JSON.parse(JSON.stringify({ t: "hi", ...buttons })) as { t: string },
  );
  const fault = sandbox.faults.http({ kind: "status", status: 503, times: 1 });
  const faults = [{ kind: "drop" }, { kind: "hang" }, { kind: "down" }];
  const roleId = sandbox.createRole({ name: "cooks" });
  const roots = [sandbox, alice, sandbox.faults, fault, sandbox.chain, sandbox.chain.faults];
  const places = [sandbox.channelId, sandbox.clanId, sandbox.voiceChannelId, roleId];
  return {
    roots,
    sense: ["hi", bob.id, message, ...places, {}, [bob.id], "go", "reaction", 5, 1001, () => true, ...faults],
  };
}

/** A bed, the people and the bot in it. */
export async function bedSurface(): Promise<Surface> {
  const bed = await createTestBed({ start: () => undefined, timeoutMs: 50 });
  onTestFinished(() => bed.close());
  const alice = bed.person("alice");
  const action = alice.say("hi");
  const message = await action;
  const roots = [bed, bed.bot, bed.clock, alice, action, message];
  return {
    roots,
    named: { Action: action },
    shapes: [{ start: () => undefined }],
    sense: ["hi", alice, message, {}, { title: "left" }, "general", "alice", 5, () => Promise.resolve()],
  };
}

/** A bot, and what it is made of. */
export async function botSurface(): Promise<Surface> {
  const sandbox = await startSandbox();
  const one = new bot.Bot({ ...sandbox, logger: false, limits: false });
  const conversing = new EventEmitter();
  onTestFinished(async () => {
    conversing.emit("end");
    await one.stop();
    await one.client.close();
  });
  one.catch(() => undefined);
  const alice = sandbox.user("alice");
  const heard: bot.Context[] = [];
  const views: bot.MenuView<undefined>[] = [];
  const conversations: bot.Conversation[] = [];
  one.conversation("talk", async (talk) => {
    conversations.push(talk);
    // Between two steps: while one is taken, others are refused whatever they are given.
    await once(conversing, "end");
  });
  one.use((ctx) => void heard.push(ctx));
  await one.start();
  await one.client.me.quickMenus.add({ name: "look", action: "/look", clanId: sandbox.clanId });
  await alice.send(sandbox.channelId, "hi");
  await expect.poll(() => heard.length).toBe(1);
  const context = heard[0] as bot.MessageContext;
  const buttons = new builders.ButtonBuilder().addButton({ id: "go", label: "Go" });
  const { id: messageId, channelId } = await context.reply({ t: "go", components: buttons });
  await alice.click({ id: messageId, channelId }, "go");
  await alice.callQuickMenu(sandbox.channelId, "look");
  await expect.poll(() => heard.length).toBe(3);
  const jobs = new bot.MemoryJobStorage();
  const scheduler = new bot.Scheduler({ storage: jobs });
  const kind = scheduler.define("look", () => undefined);
  const job = await kind.schedule({ after: "1h" });
  const menu = new bot.Menu("shop", {
    storage: new bot.MemoryStorage(),
    render: (view) => void views.push(view.text("hi")),
  });
  await menu.open(context, undefined);
  void context.enter("talk");
  await expect.poll(() => conversations.length).toBe(1);
  const command = bot.defineCommand({ name: "look" }, () => undefined);
  const file = inFolder("bot.db");
  const translations = new bot.Translations({ locales: { en: "hi = Hi" } });
  const ledger = new bot.Ledger({ file, wallet: one.client.wallet });
  onTestFinished(() => ledger.stop());
  const roots = [
    one,
    ...heard,
    ...views,
    ...conversations,
    scheduler,
    job,
    jobs,
    new bot.KyselyJobStorage({ file: inFolder("jobs.db") }),
  ];
  const more = [new bot.MemoryStorage(), new bot.KyselyStorage({ file: inFolder("values.db") }), menu, command];
  const texts = [bot.fmt`hi`, translations, bot.arg.text(), ledger];
  const sense = ["hi", {}, "look", command, context, () => undefined, 5, [], "user:5", { at: new Date(0) }];
  return {
    roots: [...roots, ...more, ...texts],
    named: { JobKind: kind },
    shapes: [["tea"], new builders.EmbedBuilder(), one.client],
    sense,
    end: () => one.client.close({ drainMs: 0 }),
  };
}

/** A wallet, keys, and clients of the services. */
export async function walletSurface(): Promise<Surface> {
  const { sandbox, openWallet, bobId } = await walletOnSandbox();
  const opened = openWallet();
  const sent = opened.transfer({ receiverId: bobId, amount: "1" });
  const transfer = await sent;
  const clients = [
    new wallet.MmnClient({ url: sandbox.mmnApiUrl }),
    new wallet.ProverClient({ url: sandbox.zkApiUrl }),
    new wallet.IndexerClient({ url: sandbox.indexerApiUrl }),
  ];
  const journal = new wallet.KyselyTransferJournal({ file: inFolder("journal.db") });
  onTestFinished(() => journal.close());
  const roots = [opened, transfer, sent, ...clients, wallet.generateKeyPair(), new wallet.MemoryJournal(), journal];
  const order = { receiverId: bobId, amount: "1" };
  return {
    roots,
    named: { TransferPromise: sent },
    shapes: ["finalized", { userId: bobId }],
    sense: [
      "hi",
      bobId,
      {},
      order,
      transfer.txHash,
      transfer.trace,
      sandbox.chain.addressOf(bobId),
      5,
      () => undefined,
      new Uint8Array(32),
    ],
  };
}

/** A store of messages. */
export function storeSurface(): Surface {
  const store = new KyselyMessageStore({ file: inFolder("messages.db") });
  onTestFinished(() => store.close());
  return { roots: [store], sense: ["hi", "5", ["5"], {}, { channelId: "5" }, 5, () => undefined] };
}

/** The builders. */
export function builderSurface(): Surface {
  const button = builders.defineButton("vote:{choice}");
  const form = new builders.EmbedBuilder().addInput("name", { name: "Name" }).form;
  const roots = [
    new builders.EmbedBuilder(),
    new builders.ButtonBuilder(),
    new builders.MessageBuilder(),
    button,
    form,
  ];
  return {
    roots,
    sense: [
      "hi",
      {},
      ["a"],
      new Date(0),
      new builders.ButtonBuilder(),
      5,
      { choice: "a" },
      [{ label: "a", value: "a" }],
    ],
  };
}

/** Nothing but what the entry points export. */
export function nothing(): Surface {
  return { roots: [], sense: ["hi", {}, () => undefined] };
}

/** A file in a folder that is removed when the test ends. */
function inFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-junk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}
