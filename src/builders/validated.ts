import { checkMessageContent } from "../../generated/content/checks.js";
import type { ActionRow, Embed, MessageContent } from "../../generated/content/types.js";
import { ValidationError, type ValidationFault } from "../core/errors.js";
import { isObject } from "../runtime/content.js";

type Check = (value: unknown, path: string, faults: ValidationFault[]) => void;

/** Returns `value` if it is valid. @throws {ValidationError} with every fault otherwise. */
export function validated<T>(value: T, check: Check, earlier: readonly ValidationFault[] = []): T {
  const faults = [...earlier];
  check(value, "", faults);
  refuse(faults);
  return value;
}

/** Checks a content, and that its components have different ids. @throws {ValidationError} with every fault. */
export function validatedContent<T extends MessageContent>(content: T): T {
  const faults: ValidationFault[] = [];
  checkMessageContent(content, "", faults);
  // Ids can only be compared if the content has the right shape.
  if (faults.length === 0) faults.push(...repeatedIds(content));
  refuse(faults);
  return content;
}

/** No content of the schema is nested deeper than half of this. */
const DEEPEST = 32;

/**
 * Returns a frozen deep copy of a value, without the keys that are undefined.
 *
 * @throws {ValidationError} if it contains itself.
 */
export function frozenCopy<T>(value: T, depth = 0): T {
  if (depth > DEEPEST)
    throw new ValidationError("content", `is nested deeper than ${DEEPEST}: does it contain itself?`);
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => frozenCopy(item, depth + 1))) as T;
  // Copying any other object would make it a plain one: the check that follows refuses it.
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.freeze(Object.fromEntries(entries.map(([key, one]) => [key, frozenCopy(one, depth + 1)]))) as T;
}

/** Returns a fault for each component id that a card contains twice. */
export function repeatedIdsIn(embed: Embed): readonly ValidationFault[] {
  return repeated(idsOfEmbed(embed, ""));
}

function repeatedIds({ embed = [], components = [] }: MessageContent): readonly ValidationFault[] {
  const inEmbeds = embed.flatMap((one, index) => idsOfEmbed(one, `embed[${index}].`));
  return repeated([...inEmbeds, ...components.flatMap(idsOfRow)]);
}

interface PlacedId {
  readonly id: string;
  readonly path: string;
}

function idsOfEmbed({ fields = [] }: Embed, path: string): readonly PlacedId[] {
  return fields.flatMap(({ inputs, button = [] }, index) => {
    const field = `${path}fields[${index}]`;
    const buttons = button.map(({ id }, place) => ({ id, path: `${field}.button[${place}].id` }));
    return inputs === undefined ? buttons : [{ id: inputs.id, path: `${field}.inputs.id` }, ...buttons];
  });
}

function idsOfRow({ components }: ActionRow, row: number): readonly PlacedId[] {
  return components.map(({ id }, index) => ({ id, path: `components[${row}].components[${index}].id` }));
}

function repeated(ids: readonly PlacedId[]): readonly ValidationFault[] {
  const first = new Map<string, string>();
  return ids.flatMap(({ id, path }) => {
    const known = first.get(id);
    if (known === undefined) {
      first.set(id, path);
      return [];
    }
    return [{ path, message: `is "${id}" like ${known}: a click could not be told apart` }];
  });
}

function refuse(faults: readonly ValidationFault[]): void {
  const [first, ...others] = faults;
  if (first === undefined) return;
  const more = others.map(({ path, message }) => `; ${path}: ${message}`).join("");
  throw new ValidationError(first.path === "" ? "content" : first.path, `${first.message}${more}`, { faults });
}
