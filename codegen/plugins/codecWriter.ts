import { type DescField, type DescMessage, type DescOneof, ScalarType } from "@bufbuild/protobuf";
import type { GeneratedFile, Printable } from "@bufbuild/protoplugin";
import {
  codecFunctionName,
  importCodecFunction,
  importMessageType,
  importSupport,
  importSupportType,
} from "./codecNames.js";
import { hasExplicitPresence, isUnwrapped } from "./fieldShapes.js";
import { type ScalarCode, scalarCode, scalarOfField, tagOf } from "./scalars.js";

const LENGTH_DELIMITED = 2;

/** Prints `writeX()`: writes the fields of a message, or of any part of one, in the order of their numbers. */
export function printWrite(f: GeneratedFile, message: DescMessage): void {
  const type = importMessageType(f, message);
  const writer = importSupportType(f, "wire", "MessageWriter");
  const init = importSupportType(f, "wire", "Init");
  f.print("/** Writes the fields of a ", message.typeName, "; what is absent is zero. */");
  f.print(`export function ${codecFunctionName("write", message)}(w: `, writer, ", m: ", init, "<", type, ">): void {");
  const written = new Set<DescOneof>();
  for (const field of [...message.fields].sort((a, b) => a.number - b.number)) {
    if (field.oneof === undefined) printField(f, field);
    else if (!written.has(field.oneof)) {
      written.add(field.oneof);
      printOneof(f, field.oneof);
    }
  }
  f.print("  w.unknowns(m.$unknown);");
  f.print("}");
  f.print();
}

function printField(f: GeneratedFile, field: DescField): void {
  const place = `m.${field.localName}`;
  switch (field.fieldKind) {
    case "scalar":
    case "enum":
      printScalar(f, field, place);
      return;
    case "message":
      f.print(`  if (${place} !== undefined && ${place} !== null) {`);
      printMessage(f, "    ", field, tagOf(field.number, LENGTH_DELIMITED), place);
      f.print("  }");
      return;
    case "list":
      printList(f, field, place);
      return;
    case "map":
      printMap(f, field, place);
      return;
  }
}

function printScalar(f: GeneratedFile, field: DescField, place: string): void {
  const scalar = scalarOfField(field);
  if (scalar === undefined) return;
  const tag = tagOf(field.number, scalar.wireType);
  if (hasExplicitPresence(field)) {
    f.print(`  if (${place} !== undefined && ${place} !== null) `, writeItem(f, scalar, tag, place), ";");
  } else if (scalar.checked !== undefined) {
    f.print(`  w.${scalar.checked}(${tag}, ${place});`);
  } else {
    // Loose comparison: the zero of a 64-bit field is 0n or "0".
    const zero = scalar.zero === "protoInt64.zero" ? "0n" : scalar.zero;
    f.print(`  if (${place} !== undefined && ${place} !== ${zero}) `, writeItem(f, scalar, tag, place), ";");
  }
}

/** Returns the statement that writes a value with its tag, zero or not. */
function writeItem(f: GeneratedFile, scalar: ScalarCode, tag: number, value: string): Printable {
  return scalar.checked === undefined
    ? [importSupport(f, "rareScalars", "writeRareItem"), `(w, ${tag}, (l) => l.${scalar.raw}(${value}))`]
    : `w.${scalar.checked}Item(${tag}, ${value})`;
}

function printMessage(
  f: GeneratedFile,
  indent: string,
  field: DescField & { message: DescMessage },
  tag: number,
  place: string,
): void {
  if (field.fieldKind === "message" && isUnwrapped(field)) {
    printWrapper(f, indent, field, tag, place);
    return;
  }
  f.print(indent, `const fork = w.open(${tag}, ${place});`);
  f.print(indent, importCodecFunction(f, "write", field.message), `(w, ${place});`);
  f.print(indent, "w.join(fork);");
}

function printWrapper(
  f: GeneratedFile,
  indent: string,
  field: DescField & { message: DescMessage },
  tag: number,
  place: string,
): void {
  const inner = field.message.fields[0];
  const scalar = inner === undefined ? undefined : scalarOfField(inner);
  if (inner === undefined || scalar === undefined) throw new Error(`${String(field)} is not a wrapper`);
  const innerTag = tagOf(inner.number, scalar.wireType);
  f.print(indent, `const fork = w.begin(${tag});`);
  if (scalar.checked !== undefined) {
    f.print(indent, `w.${scalar.checked}(${innerTag}, ${place});`);
  } else {
    f.print(indent, ``, writeItem(f, scalar, innerTag, place), ";");
  }
  f.print(indent, "w.join(fork);");
}

function printList(f: GeneratedFile, field: DescField & { fieldKind: "list" }, place: string): void {
  const items = `w.items(${place})`;
  if (field.listKind === "message") {
    f.print(`  for (const item of ${items}) {`);
    printMessage(f, "    ", field, tagOf(field.number, LENGTH_DELIMITED), "item");
    f.print("  }");
    return;
  }
  const scalar = scalarOfField(field);
  if (scalar === undefined) return;
  if (!field.packed) {
    const tag = tagOf(field.number, scalar.wireType);
    f.print(`  for (const item of ${items}) `, writeItem(f, scalar, tag, "item"), ";");
    return;
  }
  const value: Printable =
    scalar.checked === undefined
      ? [importSupport(f, "rareScalars", "writeRare"), `(w, (l) => l.${scalar.raw}(item))`]
      : `w.${scalar.checked}Value(item)`;
  const name = `list${field.number}`;
  f.print(`  const ${name} = ${items};`);
  f.print(`  if (${name}.length > 0) {`);
  f.print(`    const fork = w.begin(${tagOf(field.number, LENGTH_DELIMITED)});`);
  f.print(`    for (const item of ${name}) `, value, ";");
  f.print("    w.join(fork);");
  f.print("  }");
}

function printOneof(f: GeneratedFile, oneof: DescOneof): void {
  const name = `oneof${oneof.fields[0]?.number ?? 0}`;
  f.print(`  const ${name} = m.${oneof.localName};`);
  f.print(`  if (${name} !== undefined && ${name} !== null) {`);
  f.print(`    switch (${name}.case) {`);
  for (const field of oneof.fields) {
    const scalar = scalarOfField(field);
    if (scalar === undefined && field.fieldKind === "message" && !isUnwrapped(field)) {
      const write = importCodecFunction(f, "write", field.message);
      const tag = tagOf(field.number, LENGTH_DELIMITED);
      f.print(`      case "${field.localName}": w.nested(${tag}, ${name}.value, `, write, "); break;");
      continue;
    }
    f.print(`      case "${field.localName}": {`);
    if (scalar !== undefined) {
      f.print(`        `, writeItem(f, scalar, tagOf(field.number, scalar.wireType), `${name}.value`), ";");
    } else if (field.fieldKind === "message") {
      printMessage(f, "        ", field, tagOf(field.number, LENGTH_DELIMITED), `${name}.value`);
    }
    f.print("        break;");
    f.print("      }");
  }
  f.print("      default:");
  f.print(`        w.noCase(${name}.case);`);
  f.print("    }");
  f.print("  }");
}

function printMap(f: GeneratedFile, field: DescField & { fieldKind: "map" }, place: string): void {
  const key = scalarCode(field.mapKey, true);
  f.print(`  for (const [key, item] of w.entries(${place})) {`);
  f.print(`    const entry = w.begin(${tagOf(field.number, LENGTH_DELIMITED)});`);
  f.print(`    `, writeItem(f, key, tagOf(1, key.wireType), keyExpression(field.mapKey)), ";");
  if (field.mapKind === "message") {
    printMessage(f, "    ", field, tagOf(2, LENGTH_DELIMITED), "item");
  } else {
    const scalar = field.mapKind === "enum" ? scalarCode(ScalarType.INT32, false) : scalarCode(field.scalar, false);
    f.print(`    `, writeItem(f, scalar, tagOf(2, scalar.wireType), "item"), ";");
  }
  f.print("    w.join(entry);");
  f.print("  }");
}

/** Object keys are strings; the wire needs the declared type. */
function keyExpression(type: ScalarType): string {
  switch (type) {
    case ScalarType.STRING:
    case ScalarType.INT64:
    case ScalarType.UINT64:
    case ScalarType.SINT64:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return "key";
    case ScalarType.BOOL:
      return 'key === "true"';
    default:
      return "Number(key)";
  }
}
