import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Schema } from "../../codegen/content/schema.js";
import * as checks from "../../generated/content/checks.js";
import { SeededRandom } from "../codec/seededRandom.js";

const PATH = join(import.meta.dirname, "../../openapi/content/messageContent.yaml");
const document = parse(readFileSync(PATH, "utf8")) as { readonly $defs: Readonly<Record<string, Schema>> };
const ajv = new Ajv2020.default({ strict: false });
// The keyword that no validator knows: the values of a key differ in a list.
ajv.addKeyword({
  keyword: "x-unique",
  type: "array",
  validate: (key: string, list: readonly unknown[]) => {
    const values = list.flatMap((item) =>
      typeof item === "object" && item !== null && !Array.isArray(item) ? [(item as Record<string, unknown>)[key]] : [],
    );
    return new Set(values).size === values.length;
  },
});
ajv.addSchema(document, "content");

/** What the schema says of a value, by a validator that knows nothing of ours. */
function isValid(name: string, value: unknown): boolean {
  const validate = ajv.getSchema(`content#/$defs/${name}`);
  if (validate === undefined) throw new Error(`there is no ${name}`);
  return validate(value) === true;
}

/** What the generated check says of it. */
function isAccepted(name: string, value: unknown): boolean {
  const faults: { readonly path: string; readonly message: string }[] = [];
  const check = (checks as Readonly<Record<string, (value: unknown, path: string, faults: object[]) => void>>)[
    `check${name}`
  ];
  if (check === undefined) throw new Error(`there is no check of ${name}`);
  check(value, "", faults);
  return faults.length === 0;
}

const TEXTS = ["", "xin chào 👋", "https://mezon.ai/a.png", "#5865f2", "2026-01-31T10:00:00Z", "1838493059243249664"];
const ODD = [null, true, -1, 0, 1.5, 7, Number.NaN, "", "no url", "#12345", [], {}, [null], { s: 1 }];

/** Makes values that a schema accepts, as a rule. */
class Maker {
  readonly #random: SeededRandom;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  of(schema: Schema, depth = 0): unknown {
    if (schema.$ref !== undefined) return this.of(definition(schema.$ref), depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return this.#pick(schema.enum);
    const either = schema.oneOf ?? schema.anyOf;
    if (either !== undefined) return this.of(this.#pick(either), depth);
    switch (schema.type) {
      case "string":
        return this.#text(schema);
      case "number":
      case "integer":
        return (schema.minimum ?? 0) + this.#random.below(5);
      case "boolean":
        return this.#random.below(2) === 0;
      case "array": {
        const length = (schema.minItems ?? 0) + this.#random.below(depth > 4 ? 1 : 3);
        return Array.from({ length }, () => this.of(schema.items ?? {}, depth + 1));
      }
      default:
        return this.#object(schema, depth);
    }
  }

  #object(schema: Schema, depth: number): unknown {
    const keys = Object.entries(schema.properties ?? {}).filter(
      ([key]) => schema.required?.includes(key) === true || this.#random.below(3) === 0,
    );
    return Object.fromEntries(keys.map(([key, property]) => [key, this.of(property, depth + 1)]));
  }

  #text({ pattern, minLength = 0 }: Schema): string {
    const fitting = TEXTS.filter((text) => text.length >= minLength && new RegExp(pattern ?? "", "u").test(text));
    return this.#pick(fitting);
  }

  /** The value with one thing in it changed for something odd. */
  spoiled(value: unknown): unknown {
    if (typeof value !== "object" || value === null || this.#random.below(4) === 0) return this.#pick(ODD);
    const entries = Object.entries(value);
    if (entries.length === 0) return this.#pick(ODD);
    const [key, one] = this.#pick(entries);
    if (Array.isArray(value))
      return value.map((item: unknown, index) => (String(index) === key ? this.spoiled(item) : item));
    if (this.#random.below(4) === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
    return { ...value, [key]: this.spoiled(one) };
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#random.below(items.length)] as Item;
  }
}

function definition(reference: string): Schema {
  const schema = document.$defs[reference.replace("#/$defs/", "")];
  if (schema === undefined) throw new Error(`there is no ${reference}`);
  return schema;
}

describe.each(["Embed", "ActionRow", "MessageContent", "EmbedField"])("the generated check of %s", (name) => {
  test("accepts exactly what the schema does", () => {
    const maker = new Maker(new SeededRandom(name));
    const seen = { accepted: 0, refused: 0 };
    for (let round = 0; round < 3_000; round += 1) {
      const made = maker.of({ $ref: `#/$defs/${name}` });
      for (const value of [made, maker.spoiled(made), maker.spoiled(maker.spoiled(made))]) {
        // JSON knows neither: what is not a number travels as null.
        const json: unknown = JSON.parse(JSON.stringify(value ?? null));
        const accepted = isAccepted(name, json);
        if (accepted !== isValid(name, json))
          expect.fail(`${accepted ? "accepted" : "refused"}: ${JSON.stringify(json)}`);
        seen[accepted ? "accepted" : "refused"] += 1;
      }
    }
    expect(seen.accepted).toBeGreaterThan(1_000);
    expect(seen.refused).toBeGreaterThan(1_000);
  });
});

test("every definition is checked and has a type", () => {
  const types = readFileSync(join(import.meta.dirname, "../../generated/content/types.ts"), "utf8");
  for (const name of Object.keys(document.$defs)) {
    expect(checks).toHaveProperty(`check${name}`);
    expect(types).toMatch(new RegExp(`export (interface|type) ${name}\\b`));
  }
});
