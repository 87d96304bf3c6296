import { create, type DescField, type DescMessage, type Message, ScalarType } from "@bufbuild/protobuf";
import { eventSchemas } from "../../generated/eventSchemas.js";
import { type EventName, envelopeEvents } from "../../generated/events.js";
import {
  encodeMessageAttachmentList,
  encodeMessageMentionList,
  encodeMessageReactionList,
  encodeMessageRefList,
} from "../../generated/mezon/api/message_codec.js";
import { createEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { chatMessage, NAMES, TEXTS } from "./messages.js";

/** Deeper messages are left out: real ones seldom hold more. */
const MAX_DEPTH = 3;
/** Of ten fields, so many are set: the rest is at zero, as in real traffic. */
const SET_OF_TEN = 7;

export const EVENT_NAMES = Object.keys(envelopeEvents) as EventName[];

/** The n-th of many pushed envelopes of one kind, filled as the names of its fields suggest. */
export function realisticEnvelope(name: EventName, n: number): Envelope {
  const value = name === "channelMessage" ? chatMessage(n) : realisticMessage(eventSchemas[name], n);
  return Object.assign(createEnvelope(), { message: { case: envelopeEvents[name].case, value } });
}

function realisticMessage(schema: DescMessage, n: number, depth = 0): Message {
  const filled: Record<string, unknown> = {};
  for (const [index, field] of schema.fields.entries()) {
    if ((index * 3 + n) % 10 >= SET_OF_TEN || (field.message !== undefined && depth >= MAX_DEPTH)) continue;
    const value = fieldValue(field, n + index, depth);
    if (field.oneof === undefined) filled[field.localName] = value;
    else filled[field.oneof.localName] = { case: field.localName, value };
  }
  return Object.assign(create(schema), filled);
}

function fieldValue(field: DescField, n: number, depth: number): unknown {
  switch (field.fieldKind) {
    case "scalar":
      return scalarValue(field.name, field.scalar, n);
    case "enum":
      return n % 3;
    case "message":
      return field.message.typeName.startsWith("google.protobuf.")
        ? wrappedValue(field.message, n)
        : realisticMessage(field.message, n, depth + 1);
    case "list":
      return Array.from({ length: 1 + (n % 3) }, (_, item) =>
        field.listKind === "message"
          ? realisticMessage(field.message, n + item, depth + 1)
          : field.listKind === "enum"
            ? item
            : scalarValue(field.name, field.scalar, n + item),
      );
    case "map":
      return field.mapKind === "scalar" ? { [String(n + 1)]: scalarValue(field.name, field.scalar, n) } : {};
  }
}

function wrappedValue(schema: DescMessage, n: number): unknown {
  const inner = schema.fields[0];
  return inner?.fieldKind === "scalar" ? scalarValue("value", inner.scalar, n) : undefined;
}

function scalarValue(name: string, type: ScalarType, n: number): unknown {
  switch (type) {
    case ScalarType.STRING:
      return text(name, n);
    case ScalarType.BYTES:
      return carried(name, n);
    case ScalarType.BOOL:
      return n % 2 === 0;
    case ScalarType.INT64:
      return String(1_840_000_000_000_000_000n + BigInt(n) * 4_194_304n);
    case ScalarType.UINT32:
    case ScalarType.INT32:
      return /time|second/.test(name) ? 1_732_000_000 + n : n % 200;
    default:
      return 0;
  }
}

function text(name: string, n: number): string {
  if (/avatar|url|logo|icon|src|thumbnail/.test(name)) return `https://cdn.mezon.ai/0/1820000000000000000/${n}.webp`;
  if (/content|json|extra|value/.test(name)) return JSON.stringify({ t: TEXTS[n % TEXTS.length] });
  if (/name|label|nick/.test(name)) return NAMES[n % NAMES.length] ?? "";
  if (/(^|_)id$/.test(name)) return String(1_840_000_000_000_000_000n + BigInt(n));
  return TEXTS[n % TEXTS.length] ?? "";
}

function carried(name: string, n: number): Uint8Array {
  const userId = String(1_820_000_000_000_000_000n + BigInt(n % 500));
  if (name === "attachments")
    return encodeMessageAttachmentList({
      attachments: [{ filename: "báo cáo.pdf", url: text("url", n), filetype: "application/pdf", size: 52_000 }],
    });
  if (name === "references")
    return encodeMessageRefList({
      refs: [{ messageRefId: userId, messageSenderId: userId, content: text("content", n) }],
    });
  if (name === "reactions")
    return encodeMessageReactionList({ reactions: [{ emoji: "👍", senderId: userId, count: 1 }] });
  return encodeMessageMentionList({ mentions: [{ userId, username: text("name", n), s: 0, e: 12 }] });
}
