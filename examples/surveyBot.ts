/** A bot that asks: `!survey` posts a form, and what is filled in comes back as typed values. */
import { type Message, MezonClient, type MezonClientOptions } from "mezonkit";
import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "mezonkit/builders";

const survey = new EmbedBuilder()
  .setTitle("Who are you?")
  .setColor("#5865f2")
  .addInput("name", { name: "Name", placeholder: "Nguyễn Văn A", required: true })
  .addSelect("team", { name: "Team", options: ["design", "engineering", "support"] })
  .addRadio("plan", { name: "Plan", options: ["free", "pro"] })
  .addDatePicker("birthdate", { name: "Birthdate" });

const buttons = new ButtonBuilder()
  .addButton({ id: "submit", label: "Submit", style: ButtonStyle.Success })
  .addButton({ id: "cancel", label: "Cancel", style: ButtonStyle.Danger });

/** Makes the bot and logs it in. */
export async function startSurveyBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);
  client.on("message", async (message) => {
    if (!message.isOwn && message.text === "!survey") await ask(message);
  });
  await client.login();
  return client;
}

async function ask(message: Message): Promise<void> {
  const posted = await message.reply({ embed: [survey], components: buttons });
  const form = await posted.awaitInteraction({
    from: message.author.id,
    customId: ["submit", "cancel"],
    form: survey.form,
    timeoutMs: 600_000,
  });
  if (form.customId === "cancel") {
    await form.update("Another time, then.");
    return;
  }
  const { name, team, plan, birthdate } = form.values;
  if (name === undefined || birthdate === undefined) {
    await form.ephemeral("Your name and your birthdate are needed.");
    await ask(message);
    return;
  }
  const year = birthdate.getUTCFullYear();
  await form.update(`${name}, born in ${year}, of team ${team ?? "none"}, would like ${plan ?? "no plan"}.`);
}
