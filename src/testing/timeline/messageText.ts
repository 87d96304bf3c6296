import type { SandboxMessage } from "../../sandbox/index.js";
import { type ShownComponent, shownComponents } from "../shown/shownComponents.js";
import { type ShownEmbed, shownEmbeds } from "../shown/shownEmbed.js";

/** Returns what a person sees of a message, in lines: text, cards, inputs, buttons, attachments. */
export function messageLines(message: Pick<SandboxMessage, "text" | "content" | "attachments">): readonly string[] {
  const { text, content, attachments } = message;
  const components = shownComponents(content);
  const inCards = components.filter(({ isInCard }) => isInCard);
  const inRows = components.filter(({ isInCard }) => !isInCard);
  const lines = [
    ...(text === "" ? [] : text.split("\n")),
    ...shownEmbeds(content).flatMap((embed) => embedLines(embed, inCards)),
    ...(inRows.length === 0 ? [] : [inRows.map(componentText).join(" ")]),
    ...attachments.map(({ filename, url }) => `(attached: ${filename === "" ? url : filename})`),
  ];
  return lines.length === 0 ? ["(nothing)"] : lines;
}

function embedLines(embed: ShownEmbed, components: readonly ShownComponent[]): readonly string[] {
  const { title, description, fields, footer } = embed;
  const own = components.filter(({ embedIndex }) => embedIndex === embed.index);
  // An input below it bears its field's name.
  const texts = fields.filter(({ name, value }) => value !== "" || !own.some(({ label }) => label === name));
  return [
    `┌ ${title}`,
    ...(description === "" ? [] : description.split("\n").map((line) => `│ ${line}`)),
    ...texts.map(({ name, value }) => `│ ${[name, value].filter((part) => part !== "").join(": ")}`),
    ...own.map((component) => `│ ${componentText(component)}`),
    ...(footer === "" ? [] : [`└ ${footer}`]),
  ];
}

function componentText({ kind, label, options }: ShownComponent): string {
  if (kind === "button") return `[${label}]`;
  const choices = options.map((option) => option.label).join(" | ");
  return `<${[label === "" ? kind : label, choices].filter((part) => part !== "").join(": ")}>`;
}
