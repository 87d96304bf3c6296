// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code of the bots, as text
import type { MutantFile } from "../mutation/judge.js";

/** What a mutated bot does wrong. */
type Fault = "wrong text" | "wrong person" | "doubled answer" | "missing edit" | "wrong channel";

interface ExampleMutant {
  readonly fault: Fault;
  readonly bot: "greeterBot" | "listBot" | "surveyBot" | "tipBot";
  /** The test that must fail. */
  readonly test: string;
  readonly find: string;
  readonly replace: string;
}

const GREETED = "somebody is greeted: an answer, its edit, a reaction";
const SECRET = "a secret is for whoever asked";
const VOTED = "a vote is counted for whoever clicked";
const FILLED_IN = "a survey is filled in and read";
const CANCELLED = "a survey is asked again when something is missing, and can be cancelled";
const TURNED = "a list is turned page by page, by whoever asked for it, until the time is over";
const TIPPED = "people are tipped by those who may, and told what became of it";

const MUTANTS: readonly ExampleMutant[] = [
  {
    ...{ fault: "wrong text", bot: "greeterBot", test: GREETED },
    find: 'message.reply("Let me think…")',
    replace: 'message.reply("Let me think")',
  },
  {
    ...{ fault: "wrong text", bot: "greeterBot", test: VOTED },
    find: "Your vote for ${vote.drink} is counted.",
    replace: "Your vote for ${vote.drink} is lost.",
  },
  {
    ...{ fault: "wrong text", bot: "surveyBot", test: CANCELLED },
    find: "Another time, then.",
    replace: "Never, then.",
  },
  {
    ...{ fault: "wrong text", bot: "listBot", test: TURNED },
    find: "const DISHES_A_PAGE = 3;",
    replace: "const DISHES_A_PAGE = 4;",
  },
  {
    ...{ fault: "wrong person", bot: "greeterBot", test: SECRET },
    find: 'message.replyEphemeral("Only you can read this.")',
    replace: 'message.reply("Only you can read this.")',
  },
  {
    ...{ fault: "wrong person", bot: "surveyBot", test: FILLED_IN },
    find: "    from: message.author.id,\n",
    replace: "",
  },
  { ...{ fault: "wrong person", bot: "listBot", test: TURNED }, find: "from: message.author.id, ", replace: "" },
  {
    ...{ fault: "wrong person", bot: "tipBot", test: TIPPED },
    find: "receiverId: mention.userId",
    replace: "receiverId: message.author.id",
  },
  {
    ...{ fault: "doubled answer", bot: "greeterBot", test: GREETED },
    find: '  const reply = await message.reply("Let me think…");\n',
    replace: '  await message.reply("Let me think…");\n  const reply = await message.reply("Let me think…");\n',
  },
  {
    ...{ fault: "doubled answer", bot: "greeterBot", test: VOTED },
    find: "if (vote !== undefined) await",
    replace:
      "if (vote !== undefined) await interaction.ephemeral(`Your vote for ${vote.drink} is counted.`);\n    if (vote !== undefined) await",
  },
  {
    ...{ fault: "doubled answer", bot: "surveyBot", test: FILLED_IN },
    find: "  const posted = await message.reply(",
    replace: "  await message.reply({ embed: [survey], components: buttons });\n  const posted = await message.reply(",
  },
  {
    ...{ fault: "doubled answer", bot: "tipBot", test: TIPPED },
    find: '    if (message.text === "!balance") await',
    replace:
      '    if (message.text === "!balance") await message.reply("I hold 9998.5 tokens.");\n    if (message.text === "!balance") await',
  },
  {
    ...{ fault: "missing edit", bot: "greeterBot", test: GREETED },
    find: "  await reply.update(`Hello, ${message.author.name}! Xin chào! 👋`);\n",
    replace: "  void reply;\n",
  },
  {
    ...{ fault: "missing edit", bot: "surveyBot", test: CANCELLED },
    find: '    await form.update("Another time, then.");\n',
    replace: "",
  },
  { ...{ fault: "missing edit", bot: "listBot", test: TURNED }, find: "idleMs: 60_000", replace: "idleMs: 600_000" },
  {
    ...{ fault: "missing edit", bot: "tipBot", test: TIPPED },
    find: "    await answer.update(`Sent ${amount} (${txHash.slice(0, 8)}…)`);\n",
    replace: "    void txHash;\n",
  },
  {
    ...{ fault: "wrong channel", bot: "greeterBot", test: GREETED },
    find: "await command(message);",
    replace: "await command(await client.dm(message.author.id, message.text));",
  },
  {
    ...{ fault: "wrong channel", bot: "surveyBot", test: FILLED_IN },
    find: "await ask(message);\n  });",
    replace: "await ask(await client.dm(message.author.id, message.text));\n  });",
  },
  {
    ...{ fault: "wrong channel", bot: "listBot", test: TURNED },
    find: "client.channels.fetch(message.channelId)",
    replace: 'client.channels.fetch((await client.dm(message.author.id, "Here:")).channelId)',
  },
  {
    ...{ fault: "wrong channel", bot: "tipBot", test: TIPPED },
    find: "await message.reply(`I hold",
    replace: "await client.dm(message.author.id, `I hold",
  },
];

/** Faults of the example bots, in the form of `test/mutants/`: the bots' own tests must notice each of them. */
export const exampleMutants: readonly MutantFile[] = MUTANTS.map(({ fault, bot, test, find, replace }, index) => {
  const name = `${String(index + 1).padStart(2, "0")}-${bot}-${fault.replaceAll(" ", "-")}`;
  const text = [
    `# ${bot}: ${fault}`,
    `check: test/examples/examples.test.ts > ${test}`,
    `file: examples/${bot}.ts`,
    ...["```ts", find, "```", "```ts", replace, "```", ""],
  ].join("\n");
  return { name, text };
});
