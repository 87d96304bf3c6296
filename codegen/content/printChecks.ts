/** Prints the functions that check message contents, one for each definition. */
import { type ContentSchema, nameOf, type Rule, type Schema } from "./schema.js";

const HELPERS = [
  ...["checkArray", "checkBoolean", "checkConst", "checkEnum", "checkInteger", "checkKeys", "checkNumber"],
  ...["checkOneOf", "checkString", "checkTypes", "checkUnique", "Fault", "has", "isObject", "notObject", "put"],
];

export function printContentChecks({ definitions }: ContentSchema, header: string): string {
  const functions = [...definitions].map(
    ([name, schema]) =>
      `${keysOf(name, schema)}/** Adds what is wrong with ${article(name)}. */\nexport function check${name}(value: unknown, path: string, faults: Fault[]): void {\n${bodyOf(name, schema, definitions)}}\n`,
  );
  const code = functions.join("\n");
  const used = HELPERS.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const names = used.map((name) => (name === "Fault" ? "type Fault" : name)).sort(byName);
  return `${header}\nimport { ${names.join(", ")} } from "../../src/runtime/content.js";\n\n${code}`;
}

/** The keys an object may have, and what is meant by others. */
function keysOf(name: string, { properties, "x-mistaken": mistaken }: Schema): string {
  if (properties === undefined) return "";
  const lines = [`const keysOf${name}: ReadonlySet<string> = new Set(${JSON.stringify(Object.keys(properties))});`];
  if (mistaken !== undefined)
    lines.push(`const mistakenIn${name}: Readonly<Record<string, string>> = ${JSON.stringify(mistaken)};`);
  return `${lines.join("\n")}\n\n`;
}

function bodyOf(name: string, schema: Schema, definitions: ReadonlyMap<string, Schema>): string {
  if (schema.properties === undefined) return `  ${checkOf(schema, "value", "path", definitions)}\n`;
  const lines: string[] = [];
  const required = schema.required ?? [];
  const message = schema["x-message"];
  if (message === undefined) lines.push("if (!isObject(value)) return notObject(value, path, faults);");
  else {
    const missing = required.map((key) => ` || !has(value, ${JSON.stringify(key)})`).join("");
    lines.push(`if (!isObject(value)${missing}) return put(faults, path, ${JSON.stringify(message)});`);
  }
  for (const [key, property] of Object.entries(schema.properties)) {
    const access = /^\w+$/.test(key) ? `value["${key}"]` : `value[${JSON.stringify(key)}]`;
    const check = checkOf(property, access, `\`\${path}.${key}\``, definitions);
    lines.push(`if (has(value, ${JSON.stringify(key)})) ${check}`);
    if (required.includes(key) && message === undefined)
      lines.push(`else put(faults, \`\${path}.${key}\`, "is missing");`);
  }
  const mistaken = schema["x-mistaken"] === undefined ? "" : `, mistakenIn${name}`;
  lines.push(`checkKeys(value, path, faults, keysOf${name}${mistaken});`);
  for (const rule of schema.allOf ?? []) lines.push(ruleOf(rule));
  return lines.map((line) => `  ${line}\n`).join("");
}

function checkOf(schema: Schema, value: string, path: string, definitions: ReadonlyMap<string, Schema>): string {
  if (schema.$ref !== undefined) return `check${nameOf(schema.$ref)}(${value}, ${path}, faults);`;
  if (schema.const !== undefined) return `checkConst(${value}, ${path}, faults, ${JSON.stringify(schema.const)});`;
  if (schema.enum !== undefined) return `checkEnum(${value}, ${path}, faults, ${JSON.stringify(schema.enum)});`;
  if (schema.anyOf !== undefined) {
    const types = schema.anyOf.map(({ type }) => type);
    return `checkTypes(${value}, ${path}, faults, ${JSON.stringify(types)});`;
  }
  if (schema.oneOf !== undefined) return oneOf(schema, value, path, definitions);
  const { minLength, minimum, maximum, minItems, pattern, items = {} } = schema;
  const options = { minLength, minimum, maximum, minItems, message: schema["x-message"] };
  const given = Object.entries(options).filter(([, option]) => option !== undefined);
  const printed = given.map(([name, option]) => `${name}: ${JSON.stringify(option)}`);
  if (pattern !== undefined) printed.push(`pattern: ${String(new RegExp(pattern, "u"))}`);
  const last = printed.length === 0 ? "" : `, { ${printed.join(", ")} }`;
  switch (schema.type) {
    case "array": {
      const check = `checkArray(${value}, ${path}, faults, (item, at) => { ${checkOf(items, "item", "at", definitions)} }${last});`;
      const key = schema["x-unique"];
      if (key === undefined) return check;
      return `{ ${check} checkUnique(${value}, ${path}, faults, ${JSON.stringify(key)}); }`;
    }
    case "string":
      return `checkString(${value}, ${path}, faults${last});`;
    case "integer":
      return `checkInteger(${value}, ${path}, faults${last});`;
    case "number":
      return `checkNumber(${value}, ${path}, faults${last});`;
    case "boolean":
      return `checkBoolean(${value}, ${path}, faults);`;
    default:
      throw new Error(`there is no check for ${JSON.stringify(schema)}`);
  }
}

function oneOf(schema: Schema, value: string, path: string, definitions: ReadonlyMap<string, Schema>): string {
  const key = schema["x-discriminator"] ?? "";
  const choices = (schema.oneOf ?? []).map(({ $ref = "" }) => {
    const name = nameOf($ref);
    return `[${JSON.stringify(definitions.get(name)?.properties?.[key]?.const)}, ${JSON.stringify(name)}, check${name}]`;
  });
  return `checkOneOf(${value}, ${path}, faults, ${JSON.stringify(key)}, [${choices.join(", ")}]);`;
}

function ruleOf(rule: Rule): string {
  return `if (${brokenBy(rule)}) put(faults, path, ${JSON.stringify(rule["x-message"])});`;
}

function brokenBy({ not, anyOf, if: condition, then }: Rule): string {
  const all = (keys: readonly string[]): string => keys.map((key) => `has(value, ${JSON.stringify(key)})`).join(" && ");
  if (not !== undefined) return all(not.required);
  if (anyOf !== undefined) return `!(${anyOf.map(({ required }) => all(required)).join(" || ")})`;
  const equal = Object.entries(condition?.properties ?? {}).map(
    ([key, { const: constant }]) => `value["${key}"] === ${JSON.stringify(constant)}`,
  );
  return `${equal.join(" && ")} && !(${all(then?.required ?? [])})`;
}

function article(name: string): string {
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}

function byName(a: string, b: string): number {
  return a.replace("type ", "").localeCompare(b.replace("type ", ""), "en");
}
