import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { ScalarType } from "@bufbuild/protobuf";

/** Messages within messages are described up to this depth. */
const DEEPEST = 2;

/** Returns the fields of a message with their types, a line each. */
export function describeMessage(schema: DescMessage, depth = 0): string {
  if (schema.fields.length === 0) return "  nothing";
  const indent = "  ".repeat(depth + 1);
  return schema.fields
    .map((field) => {
      const line = `${indent}${field.jsonName}: ${typeOf(field)}`;
      const below = field.message;
      return below === undefined || depth >= DEEPEST ? line : `${line}\n${describeMessage(below, depth + 1)}`;
    })
    .join("\n");
}

function typeOf(field: DescField): string {
  if (field.fieldKind === "map") return "map";
  const one =
    field.message?.name ??
    field.enum?.values.map(({ name }) => name).join(" | ") ??
    (field.scalar === undefined ? "unknown" : scalarName(field.scalar));
  return field.fieldKind === "list" ? `${one}[]` : one;
}

function scalarName(scalar: ScalarType): string {
  // Beyond 2^53 they do not fit a number of JSON.
  const isLong = [ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64, ScalarType.FIXED64].includes(scalar);
  return isLong ? `${ScalarType[scalar].toLowerCase()} as a string` : ScalarType[scalar].toLowerCase();
}
