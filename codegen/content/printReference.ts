/** Prints the reference of message contents as Markdown. */
import { typeOf } from "./printTypes.js";
import type { ContentSchema, Rule, Schema } from "./schema.js";

export function printContentReference({ definitions }: ContentSchema): string {
  const parts = [...definitions].map(([name, schema]) => section(name, schema));
  return `<!-- Generated from openapi/content/messageContent.yaml by npm run generate. Do not edit. -->\n\n# What a message holds\n\n${parts.join("\n")}`;
}

function section(name: string, schema: Schema): string {
  const about = schema.description === undefined ? "" : `${schema.description.trim().replaceAll("\n", " ")}\n\n`;
  return `## ${name}\n\n${about}${details(schema)}`;
}

function details(schema: Schema): string {
  const { properties, required = [], allOf = [] } = schema;
  if (properties === undefined) return `${values(schema)}${constraint(schema)}\n`;
  const rows = Object.entries(properties).map(([key, property]) => {
    const need = required.includes(key) ? "yes" : "";
    const about = [property.description?.trim().replaceAll("\n", " "), constraint(property)].filter(Boolean).join(" ");
    return `| \`${key}\` | ${escaped(typeOf(property))} | ${need} | ${escaped(about)} |`;
  });
  const rules = allOf.map((rule: Rule) => `- ${rule["x-message"]}\n`).join("");
  return `| key | type | required | |\n|---|---|---|---|\n${rows.join("\n")}\n${rules === "" ? "" : `\n${rules}`}`;
}

function values(schema: Schema): string {
  const names = schema["x-names"];
  if (names === undefined) return `\`${typeOf(schema)}\` `;
  return names.map((name, index) => `\`${JSON.stringify(schema.enum?.[index])}\` ${name}`).join(", ");
}

function constraint({ pattern, minLength, minimum, maximum, minItems, "x-message": message }: Schema): string {
  if (message !== undefined && pattern !== undefined) return `(${message})`;
  if (minLength !== undefined) return `(at least ${minLength} characters)`;
  if (minimum !== undefined && maximum !== undefined) return `(${minimum} to ${maximum})`;
  if (minimum !== undefined) return `(at least ${minimum})`;
  if (maximum !== undefined) return `(at most ${maximum})`;
  return minItems === undefined ? "" : `(at least ${minItems})`;
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|");
}
