import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import type { GeneratedFile, Printable } from "@bufbuild/protoplugin";
import { codecFunctionName, importCodecFunction, importMessageType, importSupport } from "./codecNames.js";
import { hasExplicitPresence, isRecursive, isUnwrapped } from "./fieldShapes.js";
import { readScalar, type ScalarCode, scalarCode, scalarOfField, tagOf } from "./scalars.js";

const LENGTH_DELIMITED = 2;

/** Prints `createX()`: the message with every field at its zero value, always of the same shape. */
export function printCreate(f: GeneratedFile, message: DescMessage): void {
  const type = importMessageType(f, message);
  f.print("/** A ", message.typeName, " with every field at its zero value. */");
  f.print("export function ", codecFunctionName("create", message), "(): ", type, " {");
  f.print("  return {");
  f.print("    $typeName: ", f.string(message.typeName), ",");
  for (const member of message.members) {
    f.print("    ", member.localName, ": ", member.kind === "oneof" ? "{ case: undefined }" : zeroOf(f, member), ",");
  }
  f.print("  };");
  f.print("}");
  f.print();
}

/** Prints `readX()`: reads fields up to `end` into a message, merging into the one given. */
export function printRead(f: GeneratedFile, message: DescMessage): void {
  const type = importMessageType(f, message);
  const reader = importSupport(f, "wire", "MessageReader").toTypeOnly();
  const recursive = isRecursive(message);
  f.print("/** Reads a ", message.typeName, " that ends at `end`, merging into `m`. */");
  f.print(
    `export function ${codecFunctionName("read", message)}(r: `,
    reader,
    ", end: number, m: ",
    type,
    ` = ${codecFunctionName("create", message)}()): `,
    type,
    " {",
  );
  if (recursive) f.print("  r.enter();");
  f.print("  while (r.pos < end) {");
  f.print("    const tag = r.nextTag();");
  f.print("    switch (tag) {");
  for (const field of message.fields) printCases(f, field);
  f.print("      default: r.unknown(m, tag);");
  f.print("    }");
  f.print("  }");
  f.print("  r.finished(end);");
  if (recursive) f.print("  r.leave();");
  f.print("  return m;");
  f.print("}");
  f.print();
}

function zeroOf(f: GeneratedFile, field: DescField): Printable {
  if (field.fieldKind === "list") return "[]";
  if (field.fieldKind === "map") return "{}";
  if (field.fieldKind === "message" || hasExplicitPresence(field)) return "undefined";
  const scalar = scalarOfField(field);
  return scalar === undefined ? "undefined" : zeroLiteral(f, scalar);
}

function zeroLiteral(f: GeneratedFile, scalar: ScalarCode): Printable {
  if (scalar.zero === "NO_BYTES") return importSupport(f, "wire", "NO_BYTES");
  if (scalar.zero === "protoInt64.zero") return [f.runtime.protoInt64, ".zero"];
  return scalar.zero;
}

function printCases(f: GeneratedFile, field: DescField): void {
  switch (field.fieldKind) {
    case "scalar":
    case "enum": {
      const scalar = scalarOfField(field);
      if (scalar !== undefined)
        printCase(f, tagOf(field.number, scalar.wireType), assign(field, readScalar(f, scalar)));
      return;
    }
    case "message":
      printMessageCase(f, field);
      return;
    case "list":
      printListCases(f, field);
      return;
    case "map":
      printMapCase(f, field);
      return;
  }
}

function printCase(f: GeneratedFile, tag: number, statement: Printable): void {
  f.print("      case ", tag, ": ", statement, "; break;");
}

function assign(field: DescField, value: Printable): Printable {
  if (field.oneof === undefined) return [`m.${field.localName} = `, value];
  return [`m.${field.oneof.localName} = { case: "${field.localName}", value: `, value, " }"];
}

function printMessageCase(f: GeneratedFile, field: DescField & { fieldKind: "message" }): void {
  const tag = tagOf(field.number, LENGTH_DELIMITED);
  if (isUnwrapped(field)) {
    printWrapperCase(f, field, tag);
    return;
  }
  const read = importCodecFunction(f, "read", field.message);
  if (field.oneof === undefined) {
    printCase(f, tag, assign(field, [read, `(r, r.sub(end), m.${field.localName})`]));
    return;
  }
  const place = `m.${field.oneof.localName}`;
  printCase(f, tag, [`${place} = r.choice(${place}, "${field.localName}", `, read, ", end)"]);
}

function printWrapperCase(f: GeneratedFile, field: DescField & { fieldKind: "message" }, tag: number): void {
  const inner = field.message.fields[0];
  const scalar = inner === undefined ? undefined : scalarOfField(inner);
  if (inner === undefined || scalar === undefined) throw new Error(`${String(field)} is not a wrapper`);
  f.print("      case ", tag, ": {");
  f.print("        const stop = r.sub(end);");
  f.print(`        let value = m.${field.localName} ?? `, zeroLiteral(f, scalar), ";");
  f.print("        while (r.pos < stop) {");
  f.print("          const innerTag = r.nextTag();");
  f.print(`          if (innerTag === ${tagOf(inner.number, scalar.wireType)}) value = `, readScalar(f, scalar), ";");
  f.print("          else r.skip(innerTag);");
  f.print("        }");
  f.print("        r.finished(stop);");
  f.print(`        m.${field.localName} = value;`);
  f.print("        break;");
  f.print("      }");
}

function printListCases(f: GeneratedFile, field: DescField & { fieldKind: "list" }): void {
  const list = `m.${field.localName}`;
  if (field.listKind === "message") {
    const read = importCodecFunction(f, "read", field.message);
    printCase(f, tagOf(field.number, LENGTH_DELIMITED), [`${list}.push(`, read, "(r, r.sub(end)))"]);
    return;
  }
  const scalar = scalarOfField(field);
  if (scalar === undefined) return;
  printCase(f, tagOf(field.number, scalar.wireType), [`${list}.push(`, readScalar(f, scalar), ")"]);
  if (scalar.wireType === LENGTH_DELIMITED) return;
  // A list of numbers may arrive packed or not, whatever the schema says.
  f.print("      case ", tagOf(field.number, LENGTH_DELIMITED), ": {");
  f.print("        const stop = r.sub(end);");
  f.print(`        while (r.pos < stop) ${list}.push(`, readScalar(f, scalar), ");");
  f.print("        r.finished(stop);");
  f.print("        break;");
  f.print("      }");
}

function printMapCase(f: GeneratedFile, field: DescField & { fieldKind: "map" }): void {
  const key = scalarCode(field.mapKey, true);
  const keyTag = tagOf(1, key.wireType);
  const setEntry = importSupport(f, "wire", "setEntry");
  f.print("      case ", tagOf(field.number, LENGTH_DELIMITED), ": {");
  f.print("        const stop = r.sub(end);");
  f.print(`        let key = ${key.zero};`);
  const value = mapValue(f, field);
  f.print("        let value", value.type, " = ", value.zero, ";");
  f.print("        while (r.pos < stop) {");
  f.print("          const innerTag = r.nextTag();");
  f.print(`          if (innerTag === ${keyTag}) key = `, readScalar(f, key), ";");
  f.print(`          else if (innerTag === ${value.tag}) value = `, value.read, ";");
  f.print("          else r.skip(innerTag);");
  f.print("        }");
  f.print("        r.finished(stop);");
  const keyText = field.mapKey === ScalarType.BOOL ? "String(key)" : "key";
  f.print("        ", setEntry, `(m.${field.localName}, ${keyText}, value);`);
  f.print("        break;");
  f.print("      }");
}

interface MapValueCode {
  readonly tag: number;
  readonly type: Printable;
  readonly zero: Printable;
  readonly read: Printable;
}

function mapValue(f: GeneratedFile, field: DescField & { fieldKind: "map" }): MapValueCode {
  if (field.mapKind === "message") {
    const read = importCodecFunction(f, "read", field.message);
    return {
      tag: tagOf(2, LENGTH_DELIMITED),
      type: "",
      zero: [importCodecFunction(f, "create", field.message), "()"],
      read: [read, "(r, r.sub(stop), value)"],
    };
  }
  const scalar = field.mapKind === "enum" ? scalarCode(ScalarType.INT32, false) : scalarCode(field.scalar, false);
  const type: Printable = field.mapKind === "enum" ? [": ", f.importShape(field.enum).toTypeOnly()] : "";
  return { tag: tagOf(2, scalar.wireType), type, zero: zeroLiteral(f, scalar), read: readScalar(f, scalar) };
}
