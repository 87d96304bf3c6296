import { ComponentType } from "../../../generated/content/types.js";
import type { DropdownBoxSelected, MessageButtonClicked } from "../../../generated/mezon/realtime/message_pb.js";
import type { RawValue } from "../../builders/form.js";
import { ProtocolError } from "../../core/errors.js";
import { parseKeepingIds } from "../../runtime/jsonIds.js";
import { parseContent } from "../../wire/messageContent.js";
import type { ModelContext } from "../modelContext.js";
import {
  type AnyInteraction,
  ButtonInteraction,
  FormInteraction,
  type InteractionDetails,
  SelectInteraction,
} from "./interaction.js";

type State = Readonly<Record<string, RawValue>>;

/** Reads a click. Throws a `ProtocolError` for data that no client sends. */
export function readClick(click: MessageButtonClicked, context: ModelContext): AnyInteraction {
  const { messageId, channelId, buttonId: customId, userId, senderId: authorId, extraData } = click;
  const details: InteractionDetails = { messageId, customId, userId, authorId, channelId };
  const type = componentType(context.history.recent(channelId, messageId)?.content ?? "", customId);
  // A choice from a select also arrives as a click, with the chosen values as they are.
  if (type === ComponentType.Select || (type === undefined && extraData !== "" && !extraData.startsWith("{")))
    return new SelectInteraction(details, extraData === "" ? [] : [extraData], context);
  if (extraData === "") return new ButtonInteraction(details, {}, context);
  const state = readState(extraData, customId);
  return new FormInteraction(details, state, state, context);
}

/** Reads a choice that came in the envelope of older clients. */
export function readDropdown(choice: DropdownBoxSelected, context: ModelContext): AnyInteraction {
  const { messageId, channelId, selectboxId: customId, userId, senderId: authorId, values } = choice;
  return new SelectInteraction({ messageId, customId, userId, authorId, channelId }, values, context);
}

/** The state of a form, by field id. */
function readState(text: string, customId: string): State {
  let state: unknown;
  try {
    state = parseKeepingIds(text);
  } catch (cause) {
    throw new ProtocolError(`a click on "${customId}" carries what is no JSON`, { cause });
  }
  if (typeof state !== "object" || state === null || Array.isArray(state))
    throw new ProtocolError(`a click on "${customId}" carries what is no form state`);
  const entries = Object.entries(state).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries.map(([id, value]) => [id, readValue(value, customId, id)]));
}

function readValue(value: unknown, customId: string, id: string): RawValue {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  throw new ProtocolError(
    `a click on "${customId}" carries a value of "${id}" that is neither a text nor a list of texts`,
  );
}

/** Returns the kind of the component with an id; `undefined` if the message does not tell. */
function componentType(content: string, id: string): number | undefined {
  if (content === "") return undefined;
  const { components, embed } = parseContent(content);
  const rows = listOf(components).flatMap((row) => listOf(property(row, "components")));
  const fields = listOf(embed).flatMap((one) => listOf(property(one, "fields")));
  const inFields = fields.flatMap((field) => [property(field, "inputs"), ...listOf(property(field, "button"))]);
  const found = [...rows, ...inFields].find((component) => property(component, "id") === id);
  const type = property(found, "type");
  return typeof type === "number" ? type : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
