/**
 * A bot to play with: `npm run playground` runs it. It takes its credentials from the environment, and shows every kind
 * of card, input and button: `!cards`, `!form`, `!spin`, `!text`, `!slow`, `!oops`, `/hello`; it also takes files and tokens.
 */
import { type Message, MezonClient, MezonError } from "mezonkit";
import { Bot } from "mezonkit/bot";
import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "mezonkit/builders";

const client = new MezonClient();
const bot = new Bot(client, { prefix: "!", slashCommands: "all" });

bot.command({ name: "hello", description: "greets you" }, async (ctx) => {
  const user = await client.users.fetch(ctx.userId);
  await ctx.tell(`Hello, ${user.displayName ?? user.username}!`);
});

bot.command({ name: "cards", description: "a card with everything", slash: false }, async (ctx) => {
  const card = new EmbedBuilder()
    .setTitle("A card")
    .setUrl("https://mezon.ai")
    .setColor("#5865f2")
    .setAuthor({ name: "The showcase", url: "https://mezon.ai" })
    .setDescription("Consecutive inline fields share a row, three at most.")
    .setThumbnail("https://example.com/thumbnail.png")
    .addField({ name: "One", value: "inline", inline: true })
    .addField({ name: "Two", value: "inline", inline: true })
    .addField({ name: "Three", value: "inline", inline: true })
    .addField({ name: "Wide", value: "A field of its own row." })
    .addButtonField({ name: "With a button", value: "at its right", buttons: [{ id: "field", label: "More" }] })
    .addGrid("seats", {
      name: "A grid",
      columns: 4,
      rows: 2,
      items: [
        { start_col: 1, start_row: 1, width: 2, height: 2 },
        { start_col: 3, start_row: 1 },
        { start_col: 4, start_row: 2 },
      ],
    })
    .setImage("https://example.com/picture.png", { width: 320, height: 90 })
    .setFooter("A line at the end")
    .setTimestamp(new Date("2026-01-31T08:30:00Z"));
  const buttons = new ButtonBuilder()
    .addButton({ id: "primary", label: "Primary" })
    .addButton({ id: "secondary", label: "Secondary", style: ButtonStyle.Secondary })
    .addButton({ id: "success", label: "Success", style: ButtonStyle.Success })
    .addButton({ id: "danger", label: "Danger", style: ButtonStyle.Danger })
    .addLink({ label: "Link", url: "https://mezon.ai" })
    .nextRow()
    .addButton({ id: "play", label: "Play", icon: "PLAY", style: ButtonStyle.Secondary })
    .addButton({ id: "disabled", label: "Disabled", disabled: true })
    .addSelect("drink", { placeholder: "A drink", options: ["tea", "coffee", "water"] })
    .nextRow()
    .addSelect("fruit", { placeholder: "Fruit", options: ["apple", "mango", "plum"], multiple: true, max: 2 });
  await ctx.reply({ t: "Everything that a card can hold:", embed: [card], components: buttons });
});

const form = new EmbedBuilder()
  .setTitle("Every kind of input")
  .setColor("#1a7440")
  .addInput("name", { name: "Name", placeholder: "Nguyễn Văn A", required: true })
  .addInput("seats", { name: "Seats", type: "number", defaultValue: 2 })
  .addInput("about", { name: "About you", textarea: true })
  .addSelect("team", { name: "Team", options: ["design", "engineering", "support"] })
  .addRadio("plan", { name: "Plan", options: ["free", "pro"] })
  .addRadio("days", { name: "Days", options: ["Monday", "Tuesday", "Wednesday"], multiple: true, maxOptions: 2 })
  .addDatePicker("birthdate", { name: "Birthdate" });

const formButtons = new ButtonBuilder()
  .addButton({ id: "submit", label: "Submit", style: ButtonStyle.Success })
  .addButton({ id: "cancel", label: "Cancel", style: ButtonStyle.Danger });

client.on("message", async (message) => {
  if (message.isOwn) return;
  if (message.text === "!form") await ask(message);
  if (message.text === "!slow") {
    const answer = await message.reply("One moment …");
    await answer.update("Done, and edited.");
    await message.react("👍");
  }
  if (message.text === "!oops") throw new Error("this is what a failure in a listener looks like");
  if (message.attachments.length > 0)
    await message.reply(`I got ${message.attachments.map(({ filename }) => filename).join(", ")}.`);
});

async function ask(message: Message): Promise<void> {
  const posted = await message.reply({ embed: [form], components: formButtons });
  const answer = await posted.awaitInteraction({
    from: message.author.id,
    customId: ["submit", "cancel"],
    form: form.form,
    timeoutMs: 600_000,
  });
  if (answer.customId === "cancel") {
    await answer.update("Another time, then.");
    return;
  }
  const { name, seats, team, plan, days, birthdate } = answer.values;
  const born = birthdate?.toISOString().slice(0, 10) ?? "no day";
  await answer.update(
    `${name ?? "Nobody"}: ${seats ?? 0} seats, ${team ?? "no team"}, ${plan ?? "no plan"}, ${days.join(" and ") || "no day"}, born ${born}.`,
  );
}

client.on("interaction", async (interaction) => {
  if (["primary", "secondary", "success", "danger", "play", "disabled", "field"].includes(interaction.customId))
    await interaction.ephemeral(`You clicked ${interaction.customId}.`);
  if (interaction.kind === "select" && interaction.customId === "drink")
    await interaction.ephemeral(`One ${interaction.value ?? "nothing"}, please!`);
  if (interaction.kind === "select" && interaction.customId === "fruit")
    await interaction.ephemeral(`A salad of ${interaction.values.join(" and ")}.`);
});

const COLOURS = ["#4752c4", "#1a7440", "#b3261e", "#8a5a00"];
const SIZE = 48;

bot.command({ name: "spin", description: "an animation", slash: false }, async (ctx) => {
  const channel = await client.channels.fetch(ctx.channelId);
  const squares = COLOURS.map(
    (colour, index) =>
      `<rect x="${index * SIZE}" width="${SIZE}" height="${SIZE}" fill="${colour}"/>` +
      `<text x="${(index + 0.5) * SIZE}" y="32" fill="#fff" font-size="24" text-anchor="middle">${index + 1}</text>`,
  );
  const width = SIZE * COLOURS.length;
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${SIZE}">${squares.join("")}</svg>`;
  const frames = COLOURS.map((_, index): [string, object] => [
    String(index + 1),
    { frame: { x: index * SIZE, y: 0, w: SIZE, h: SIZE } },
  ]);
  const positions = { frames: Object.fromEntries(frames), meta: { size: { w: width, h: SIZE } } };
  const image = await channel.files.upload({ name: "sheet.svg", data: Buffer.from(sheet), type: "image/svg+xml" });
  const position = await channel.files.upload({
    name: "sheet.json",
    data: Buffer.from(JSON.stringify(positions)),
    type: "application/json",
  });
  const card = new EmbedBuilder().setTitle("An animation").addAnimation("reels", {
    url_image: image.url ?? "",
    url_position: position.url ?? "",
    pool: [
      ["1", "2", "3"],
      ["2", "4", "1"],
      ["3", "1", "4"],
    ],
    repeat: 2,
  });
  await ctx.reply({ embed: [card] });
});

bot.command({ name: "text", description: "marks of the text", slash: false }, async (ctx) => {
  const t = "Bold, code and\nconst answer = 42;\nand https://mezon.ai";
  await ctx.reply({
    t,
    mk: [
      { type: "b", s: 0, e: 4 },
      { type: "c", s: 6, e: 10 },
      { type: "pre", s: 15, e: 33 },
      { type: "lk", s: t.indexOf("https"), e: t.length },
    ],
  });
});

client.on("tokenSent", async ({ amount, senderId, receiverId }) => {
  if (receiverId !== client.me.id) return;
  const user = await client.users.fetch(senderId);
  await user.sendDM(`Thank you for ${amount} tokens!`);
});

client.on("ready", () => console.log("The bot is ready. Write !cards, !form, !text or /hello."));
client.on("error", (error) => {
  console.error(error instanceof MezonError && error.cause instanceof Error ? error.cause : error);
});

await bot.start();
