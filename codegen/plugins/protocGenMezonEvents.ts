/**
 * Writes the event map: for each field of `Envelope.message` its event name,
 * payload type and decoder, and an `onXxx` method if a server pushes it; and, in a module of its own so that
 * descriptors load only for those who ask, each payload's schema.
 */
import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, runNodeJs } from "@bufbuild/protoplugin";
import { importCodecFunction, importMessageType, importSupport, importSupportType } from "./codecNames.js";
import { placeCodecs } from "./codecPlaces.js";
import { commentOf } from "./comments.js";
import { readSchemaOptions, type SchemaOptions } from "./schemaOptions.js";

const ENVELOPE = "mezon.realtime.Envelope";
const ONEOF = "message";

interface EnvelopeEvent {
  readonly name: string;
  readonly field: DescField;
  readonly payload: DescMessage;
  readonly isPushed: boolean;
}

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-events",
    version: "v1",
    generateTs(schema) {
      placeCodecs(schema);
      const envelope = schema.files.flatMap((file) => file.messages).find((each) => each.typeName === ENVELOPE);
      if (envelope === undefined) throw new Error(`no file declares ${ENVELOPE}`);
      const events = eventsOf(envelope, readSchemaOptions(schema));
      printEvents(schema.generateFile("events.ts"), events);
      printSchemas(schema.generateFile("eventSchemas.ts"), events);
    },
  }),
);

function eventsOf(envelope: DescMessage, { isPushed }: SchemaOptions): EnvelopeEvent[] {
  const oneof = envelope.oneofs.find((each) => each.name === ONEOF);
  if (oneof === undefined) throw new Error(`${ENVELOPE} has no oneof "${ONEOF}"`);
  const taken = new Map<string, DescField>();
  return oneof.fields.map((field) => {
    if (field.fieldKind !== "message") throw new Error(`${String(field)} is not a message`);
    const name = eventName(field.name);
    const other = taken.get(name);
    if (other !== undefined) throw new Error(`${field.name} and ${other.name} would both be the event "${name}"`);
    taken.set(name, field);
    return { name, field, payload: field.message, isPushed: isPushed(field) };
  });
}

/** `channel_message` → `channelMessage`, `role_assign_event` → `roleAssign`. */
function eventName(fieldName: string): string {
  return fieldName.replace(/_event$/, "").replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function methodName(event: EnvelopeEvent): string {
  return `on${event.name.slice(0, 1).toUpperCase()}${event.name.slice(1)}`;
}

function eventComment(event: EnvelopeEvent): string {
  return commentOf(event.field, `The \`${event.field.name}\` field of an envelope.`);
}

function printEvents(f: GeneratedFile, events: readonly EnvelopeEvent[]): void {
  f.print("// Generated from proto/ by protoc-gen-mezon-events. Do not edit.");
  f.print();
  f.print("/** Event names and what their listeners receive: one for each field of `Envelope.message`. */");
  f.print("export interface EnvelopeEvents {");
  for (const event of events) {
    f.print(f.jsDoc(eventComment(event), "  "));
    f.print("  ", event.name, ": ", importMessageType(f, event.payload), ";");
  }
  f.print("}");
  f.print();
  f.print("export type EventName = keyof EnvelopeEvents;");
  f.print();
  const others = events.filter(({ isPushed }) => !isPushed).map(({ name }) => JSON.stringify(name));
  f.print("/** Events that a server sends unasked; the others travel in requests and answers only. */");
  f.print(
    "export type PushedEventName = Exclude<EventName, ",
    others.length === 0 ? "never" : others.join(" | "),
    ">;",
  );
  f.print();
  f.print("/** The oneof case, field number and codec behind an event. */");
  f.print("export interface EnvelopeEventInfo<Name extends EventName = EventName> {");
  f.print("  readonly name: Name;");
  f.print("  /** Name of the field in `Envelope.message` as the generated types spell it. */");
  f.print("  readonly case: NonNullable<", importEnvelope(f, events), '["message"]["case"]>;');
  f.print("  readonly number: number;");
  f.print("  readonly typeName: string;");
  f.print("  /** Whether a server sends it unasked. */");
  f.print("  readonly isPushed: boolean;");
  f.print("  decode(bytes: Uint8Array): EnvelopeEvents[Name];");
  f.print("}");
  f.print();
  f.print("export const envelopeEvents: { readonly [Name in EventName]: EnvelopeEventInfo<Name> } = {");
  for (const event of events) {
    const { localName, number } = event.field;
    const make = importSupport(f, "events", event.isPushed ? "pushedEvent" : "otherEvent");
    f.print(
      `  ${event.name}: `,
      make,
      `("${event.name}", ${number}, "${event.payload.typeName}", `,
      importCodecFunction(f, "read", event.payload),
      localName === event.name ? "" : `, "${localName}"`,
      "),",
    );
  }
  f.print("};");
  f.print();
  f.print("const byNumber: ReadonlyMap<number, EnvelopeEventInfo> = new Map(");
  f.print("  Object.values(envelopeEvents).map((info) => [info.number, info]),");
  f.print(");");
  f.print();
  f.print("/** The event that a field number of the envelope stands for, if this version knows it. */");
  f.print("export function eventByNumber(fieldNumber: number): EnvelopeEventInfo | undefined {");
  f.print("  return byNumber.get(fieldNumber);");
  f.print("}");
  f.print();
  printMethods(f, events);
}

function printMethods(f: GeneratedFile, events: readonly EnvelopeEvent[]): void {
  const listener = importSupportType(f, "events", "EventListener");
  const parameters = "<Events extends { [Name in PushedEventName]: unknown }>";
  f.print("/** One `onXxx` method for each event that is pushed. `Events` says what each listener receives. */");
  f.print(`export interface EnvelopeEventMethods${parameters} {`);
  for (const [index, event] of events.filter(({ isPushed }) => isPushed).entries()) {
    if (index > 0) f.print();
    f.print(f.jsDoc(`${eventComment(event)}\n\nReturns the function that removes the listener.`, "  "));
    f.print(`  ${methodName(event)}(listener: `, listener, `<Events["${event.name}"]>): () => void;`);
  }
  f.print("}");
  f.print();
  f.print("/** Implements those methods over `on()`. */");
  f.print(`export abstract class EnvelopeEventMethods${parameters} {`);
  f.print("  static {");
  f.print(
    "    ",
    importSupport(f, "events", "addListenerMethods"),
    "(EnvelopeEventMethods.prototype, Object.values(envelopeEvents));",
  );
  f.print("  }");
  f.print();
  f.print("  /** Adds a listener. Returns the function that removes it. */");
  f.print(
    "  abstract on<Name extends PushedEventName>(name: Name, listener: ",
    listener,
    "<Events[Name]>): () => void;",
  );
  f.print("}");
}

function printSchemas(f: GeneratedFile, events: readonly EnvelopeEvent[]): void {
  f.print("// Generated from proto/ by protoc-gen-mezon-events. Do not edit.");
  f.print();
  f.print("/** The descriptor of each event's payload, for reflection. */");
  f.print("export const eventSchemas = {");
  for (const event of events) f.print("  ", event.name, ": ", f.importSchema(event.payload), ",");
  f.print("} as const;");
}

function importEnvelope(f: GeneratedFile, events: readonly EnvelopeEvent[]): ReturnType<typeof importMessageType> {
  const [first] = events;
  if (first === undefined) throw new Error(`${ENVELOPE} has no events`);
  return importMessageType(f, first.field.parent);
}
