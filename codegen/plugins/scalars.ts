import { type DescField, ScalarType } from "@bufbuild/protobuf";
import type { GeneratedFile, Printable } from "@bufbuild/protoplugin";
import { importSupport } from "./codecNames.js";

/** How one scalar type is written in generated code. */
export interface ScalarCode {
  /** Literal of the zero value. `NO_BYTES` is a symbol of the runtime. */
  readonly zero: string;
  /** Whether the library reads it as a bigint, but the message contains text. */
  readonly asText: boolean;
  /** 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wireType: number;
  /** Prefix of the writer's checked methods (`text`, `textItem`, `textValue`), if there are any. */
  readonly checked: string | undefined;
  /** Method of the reader, or of the library's reader and writer if there is no checked one. */
  readonly raw: string;
}

/** A scalar with methods of our own reader and writer. */
const common = (zero: string, raw: string, wireType: number, checked: string): ScalarCode => ({
  zero,
  asText: false,
  wireType,
  checked,
  raw,
});

/** A scalar that is left to the library. */
const rare = (zero: string, raw: string, wireType: number, asText = false): ScalarCode => ({
  zero,
  asText,
  wireType,
  checked: undefined,
  raw,
});

const long = (raw: string, wireType: number, asText: boolean): ScalarCode =>
  rare(asText ? '"0"' : "protoInt64.zero", raw, wireType, asText);

/** Returns how to write a scalar; `longAsString` is the field's `[jstype = JS_STRING]`. */
export function scalarCode(type: ScalarType, longAsString: boolean): ScalarCode {
  switch (type) {
    case ScalarType.STRING:
      return common('""', "string", 2, "text");
    case ScalarType.BYTES:
      return common("NO_BYTES", "bytes", 2, "blob");
    case ScalarType.BOOL:
      return common("false", "bool", 0, "flag");
    case ScalarType.INT32:
      return common("0", "int32", 0, "int");
    case ScalarType.UINT32:
      return common("0", "uint32", 0, "uint");
    case ScalarType.INT64:
      return longAsString ? common('"0"', "id", 0, "id") : long("int64", 0, false);
    case ScalarType.UINT64:
      return long("uint64", 0, longAsString);
    case ScalarType.SINT64:
      return long("sint64", 0, longAsString);
    case ScalarType.FIXED64:
      return long("fixed64", 1, longAsString);
    case ScalarType.SFIXED64:
      return long("sfixed64", 1, longAsString);
    case ScalarType.SINT32:
      return rare("0", "sint32", 0);
    case ScalarType.FIXED32:
      return rare("0", "fixed32", 5);
    case ScalarType.SFIXED32:
      return rare("0", "sfixed32", 5);
    case ScalarType.FLOAT:
      return rare("0", "float", 5);
    case ScalarType.DOUBLE:
      return rare("0", "double", 1);
  }
}

/**
 * Returns the scalar of a singular or repeated field; an enum is encoded as int32. Returns `undefined` for messages
 * and maps.
 */
export function scalarOfField(field: DescField): ScalarCode | undefined {
  switch (field.fieldKind) {
    case "scalar":
      return scalarCode(field.scalar, field.longAsString);
    case "enum":
      return scalarCode(ScalarType.INT32, false);
    case "list":
      if (field.listKind === "scalar") return scalarCode(field.scalar, field.longAsString);
      return field.listKind === "enum" ? scalarCode(ScalarType.INT32, false) : undefined;
    default:
      return undefined;
  }
}

/** Returns the expression that reads a value from the reader `r`. */
export function readScalar(f: GeneratedFile, { checked, raw, asText }: ScalarCode): Printable {
  if (checked !== undefined) return `r.${raw}()`;
  const read: Printable = [importSupport(f, "rareScalars", "readRare"), `(r, (l) => l.${raw}())`];
  return asText ? ["String(", read, ")"] : read;
}

/** Returns the tag of a field with a given wire type, as it is encoded. */
export function tagOf(fieldNumber: number, wireType: number): number {
  return ((fieldNumber << 3) | wireType) >>> 0;
}
