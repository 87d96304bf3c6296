/** A form: an input, a select, a radio and a date, read as typed values. */
import { MezonClient, type MezonClientOptions } from "mezonkit";
import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "mezonkit/builders";

// There: InteractiveBuilder, add_input_field, add_select_field, add_radio_field, add_datepicker_field.
const survey = new EmbedBuilder()
  .setTitle("Register")
  .setDescription("Tell us who you are")
  .addInput("username", { name: "Username", placeholder: "your name", required: true })
  .addInput("bio", { name: "About you", textarea: true, defaultValue: "" })
  .addSelect("country", { name: "Country", options: [{ label: "Việt Nam", value: "vn" }, "us"] })
  .addRadio("plan", { name: "Plan", options: [{ label: "Free", value: "free", description: "Basics" }, "pro"] })
  .addDatePicker("birthdate", { name: "Birthdate" });

const buttons = new ButtonBuilder().addButton({ id: "submit", label: "Submit", style: ButtonStyle.Primary });

export async function startFormBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);
  client.on("message", async (message) => {
    if (message.text !== "!register") return;
    const posted = await message.reply({ embed: [survey], components: buttons });
    // There: extra_data of message_button_clicked, JSON to be parsed and checked.
    const form = await posted.awaitInteraction({ from: message.author.id, form: survey.form, timeoutMs: 600_000 });
    const { username = "nobody", country = "nowhere", plan = "no plan", birthdate } = form.values;
    await form.update(`${username} from ${country}, ${plan}, ${birthdate?.toISOString().slice(0, 10) ?? "ageless"}`);
  });
  await client.login();
  return client;
}
