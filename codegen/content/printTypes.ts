/** Prints the TypeScript types of message contents. */
import { type ContentSchema, nameOf, type Schema } from "./schema.js";

export function printContentTypes({ definitions }: ContentSchema, header: string): string {
  const parts = [...definitions].map(([name, schema]) => comment(schema.description, "") + declaration(name, schema));
  return `${header}\n${[...parts, componentTypes(definitions)].join("\n")}`;
}

/** The numbers of component types, by definition name. */
function componentTypes(definitions: ContentSchema["definitions"]): string {
  const entries = [...definitions].flatMap(([name, { properties }]) => {
    const type = properties?.["type"]?.const;
    return typeof type === "number" ? [`  ${name}: ${type},\n`] : [];
  });
  return `/** The \`type\` of each component. */\nexport const ComponentType = {\n${entries.join("")}} as const;\n`;
}

function declaration(name: string, schema: Schema): string {
  const names = schema["x-names"];
  if (schema.enum !== undefined && names !== undefined) {
    const entries = names.map((one, index) => `  ${one}: ${JSON.stringify(schema.enum?.[index])},\n`);
    const type = `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`;
    return `export const ${name} = {\n${entries.join("")}} as const;\n\n${comment(schema.description, "")}${type}`;
  }
  if (schema.properties === undefined) return `export type ${name} = ${typeOf(schema)};\n`;
  const required = new Set(schema.required);
  const lines = Object.entries(schema.properties).map(([key, property]) => {
    const type = typeOf(property);
    const optional = required.has(key) ? `readonly ${key}: ${type};` : `readonly ${key}?: ${type} | undefined;`;
    return `${comment(property.description, "  ")}  ${optional}\n`;
  });
  if (schema["x-alias"] === true) return `export type ${name} = {\n${lines.join("")}};\n`;
  return `export interface ${name} {\n${lines.join("")}}\n`;
}

export function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.map(typeOf).join(" | ");
  if (schema.type === "array") return `readonly ${itemType(schema.items ?? {})}[]`;
  return schema.type === "integer" ? "number" : (schema.type ?? "unknown");
}

function itemType(schema: Schema): string {
  const type = typeOf(schema);
  return type.includes(" ") ? `(${type})` : type;
}

function comment(text: string | undefined, indent: string): string {
  if (text === undefined) return "";
  const lines = text.trim().split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line.trim()}\n`).join("")}${indent} */\n`;
}
