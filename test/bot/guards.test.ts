import { afterEach, expect, it } from "vitest";
import {
  Bot,
  canInChannel,
  defineCommand,
  hasPermission,
  hasRole,
  helpCommand,
  inClan,
  inConversation,
} from "../../src/bot/index.js";
import type { MezonClientOptions } from "../../src/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

async function start(options: MezonClientOptions): Promise<Bot> {
  const bot = new Bot(options);
  bot.command({ name: "staff", guards: [hasRole("mods")] }, (ctx) => ctx.reply("staff"));
  bot.command({ name: "clan", guards: [hasPermission("manage-channel")] }, (ctx) => ctx.reply("clan"));
  bot.command({ name: "channel", guards: [canInChannel("delete-message")] }, (ctx) => ctx.reply("channel"));
  bot.command({ name: "public", guards: [inClan] }, (ctx) => ctx.reply("public"));
  bot.command({ name: "private", guards: [inConversation] }, (ctx) => ctx.reply("private"));
  await bot.start();
  return bot;
}

const staff = {
  people: ["alice", "bob"],
  roles: [{ name: "mods", members: ["bob"], permissions: ["manage-channel", "delete-message"] }],
};

it("guards ask for roles and permissions, in the clan and in the channel", async () => {
  const bed = await testBed({ start, world: { ...staff, people: ["bob", "carol"] } });
  const [bob, carol] = bed.people("bob", "carol");
  for (const name of ["staff", "clan", "channel"]) {
    await bob.say(`!${name}`).answered(name);
    await carol.say(`!${name}`).answered("You may not do that.");
  }
  await carol.say("!public").answered("public");
  await carol.say("!private").answered("This works in a direct conversation only.");
});

it("in a conversation nobody has roles or permissions", async () => {
  const bed = await testBed({ start, world: staff });
  const bob = bed.person("bob");
  for (const name of ["staff", "clan", "channel"]) {
    await bob.dm(`!${name}`).answered("You may not do that.");
  }
  await bob.dm("!private");
  await bob.expectDm("private");
});

it("the help shows what the person may run", async () => {
  const bed = await testBed({ start, world: { ...staff, people: ["bob", "carol"] } });
  const [bob, carol] = bed.people("bob", "carol");
  expect((await bob.say("!help").answered()).text).toContain("!staff");
  expect((await carol.say("!help").answered()).text).not.toContain("!staff");
});

it("the help shows those subcommands that the person may run", async () => {
  const set = defineCommand({ name: "set", guards: [hasRole("mods")] }, (ctx) => ctx.reply("set"));
  const show = defineCommand({ name: "show" }, (ctx) => ctx.reply("shown"));
  const bed = await testBed({
    start: async (options) => {
      const bot = new Bot(options);
      bot.command({ name: "config", subcommands: [set, show] });
      bot.command({ name: "help", description: "one of its own" }, (ctx) => ctx.reply("own"));
      bot.command(helpCommand({ name: "commands", commands: () => bot.allCommands }));
      await bot.start();
      return bot;
    },
    world: { ...staff, people: ["bob", "carol"] },
  });
  const [bob, carol] = bed.people("bob", "carol");
  await bob.say("!commands config").answered("!config\n  !config set\n  !config show");
  await carol.say("!commands config").answered("!config\n  !config show");
  await carol.say("!commands config set").answered('There is no command "set".');
  await carol.say("!config").answered("config what? One of: show.");
  await carol.say("!help").answered("own");
  const all = await carol.say("!commands").answered();
  expect(all.text.match(/!help/g)).toHaveLength(1);
});
