import { type DescField, ScalarType } from "@bufbuild/protobuf";

/** How one scalar type is spelt in generated code. */
export interface ScalarCode {
  /** Literal of the zero value. `NO_BYTES` is a symbol of the wire support module. */
  readonly zero: string;
  /** Expression that reads a value from the reader `r`. */
  readonly read: string;
  /** 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wireType: number;
  /** Prefix of the writer's checked methods (`text`, `textItem`, `textValue`), where it has some. */
  readonly checked: string | undefined;
  /** Method of the library's writer, used where there is no checked one. */
  readonly raw: string;
}

const plain = (zero: string, raw: string, wireType: number): ScalarCode => ({
  zero,
  read: `r.${raw}()`,
  wireType,
  checked: undefined,
  raw,
});

const long = (raw: string, wireType: number, asString: boolean): ScalarCode =>
  asString ? { ...plain('"0"', raw, wireType), read: `String(r.${raw}())` } : plain("protoInt64.zero", raw, wireType);

/** Answers how to spell a scalar; `longAsString` is the field's `[jstype = JS_STRING]`. */
export function scalarCode(type: ScalarType, longAsString: boolean): ScalarCode {
  switch (type) {
    case ScalarType.STRING:
      return { ...plain('""', "string", 2), checked: "text" };
    case ScalarType.BYTES:
      return { ...plain("NO_BYTES", "bytes", 2), checked: "blob" };
    case ScalarType.BOOL:
      return { ...plain("false", "bool", 0), checked: "flag" };
    case ScalarType.INT32:
      return { ...plain("0", "int32", 0), checked: "int" };
    case ScalarType.UINT32:
      return { ...plain("0", "uint32", 0), checked: "uint" };
    case ScalarType.INT64:
      return longAsString ? { ...plain('"0"', "int64", 0), read: "r.id()", checked: "id" } : long("int64", 0, false);
    case ScalarType.UINT64:
      return long("uint64", 0, longAsString);
    case ScalarType.SINT64:
      return long("sint64", 0, longAsString);
    case ScalarType.FIXED64:
      return long("fixed64", 1, longAsString);
    case ScalarType.SFIXED64:
      return long("sfixed64", 1, longAsString);
    case ScalarType.SINT32:
      return plain("0", "sint32", 0);
    case ScalarType.FIXED32:
      return plain("0", "fixed32", 5);
    case ScalarType.SFIXED32:
      return plain("0", "sfixed32", 5);
    case ScalarType.FLOAT:
      return plain("0", "float", 5);
    case ScalarType.DOUBLE:
      return plain("0", "double", 1);
  }
}

/** The scalar a singular or repeated field holds; an enum travels as int32. `undefined` for messages and maps. */
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

/** Tag of a field with a given wire type, as it stands on the wire. */
export function tagOf(fieldNumber: number, wireType: number): number {
  return ((fieldNumber << 3) | wireType) >>> 0;
}
