/**
 * Writes a reader for every bytes field that contains a message (the option `mezon.options.carries`), and for the JSON
 * text that older data contains there.
 */
import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, type Printable, runNodeJs } from "@bufbuild/protoplugin";
import {
  codecFunctionName,
  importCodecFunction,
  importMessageType,
  importSupport,
  localMessageName,
} from "./codecNames.js";
import { closureOf, placeCodecs } from "./codecPlaces.js";
import { isUnwrapped } from "./fieldShapes.js";
import { messagesOf, readSchemaOptions } from "./schemaOptions.js";

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-carried",
    version: "v1",
    generateTs(schema) {
      placeCodecs(schema);
      const options = readSchemaOptions(schema);
      const fields = schema.files
        .flatMap((file) => messagesOf(file.messages))
        .flatMap((message) => message.fields)
        .flatMap((field) => {
          const carried = options.carries(field);
          return carried === undefined ? [] : [{ field, carried }];
        });
      const f = schema.generateFile("carried.ts");
      f.print("// Generated from proto/ by protoc-gen-mezon-carried. Do not edit.");
      f.print();
      for (const { field, carried } of fields) printFieldReader(f, field, carried);
      for (const message of closureOf(fields.map(({ carried }) => carried))) printFromLooseJson(f, message);
    },
  }),
);

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function printFieldReader(f: GeneratedFile, field: DescField, carried: DescMessage): void {
  const name =
    lowerFirst(localMessageName(field.parent)) + field.localName.slice(0, 1).toUpperCase() + field.localName.slice(1);
  f.print(
    "/** Reads what `",
    field.name,
    "` of ",
    field.parent.typeName,
    " carries. Throws when the bytes are malformed. */",
  );
  f.print(`export function ${name}(bytes: Uint8Array): `, importMessageType(f, carried), " {");
  f.print(
    "  return ",
    importSupport(f, "carried", "readCarried"),
    "(bytes, ",
    importCodecFunction(f, "decode", carried),
    `, ${codecFunctionName("fromLooseJson", carried)});`,
  );
  f.print("}");
  f.print();
}

function printFromLooseJson(f: GeneratedFile, message: DescMessage): void {
  f.print(
    `function ${codecFunctionName("fromLooseJson", message)}(json: unknown): `,
    importMessageType(f, message),
    " {",
  );
  f.print("  const m = ", importCodecFunction(f, "create", message), "();");
  const [only] = message.fields;
  const isList = message.fields.length === 1 && only?.fieldKind === "list";
  if (isList) {
    f.print(
      "  const source = Array.isArray(json) ? { ",
      only.name,
      ": json } : ",
      importSupport(f, "carried", "looseObject"),
      "(json);",
    );
  } else {
    f.print("  const source = ", importSupport(f, "carried", "looseObject"), "(json);");
  }
  for (const field of message.fields) {
    const value = looseValue(f, field);
    if (value !== undefined) f.print(`  m.${field.localName} = `, value, ";");
  }
  f.print("  return m;");
  f.print("}");
  f.print();
}

function looseValue(f: GeneratedFile, field: DescField): Printable | undefined {
  const keys = field.name === field.localName ? [field.name] : [field.name, field.localName];
  const place = keys.map((key) => `source["${key}"]`).join(" ?? ");
  const call = (name: string, argument: string): Printable => [importSupport(f, "carried", name), `(${argument})`];
  const each = (name: Printable): Printable => [
    importSupport(f, "carried", "looseArray"),
    `(${place}).map(`,
    name,
    ")",
  ];
  switch (field.fieldKind) {
    case "scalar":
    case "enum": {
      const name = looseReader(field.fieldKind === "enum" ? ScalarType.INT32 : field.scalar);
      return name === undefined ? undefined : call(name, place);
    }
    case "list": {
      if (field.listKind === "message") return each(codecFunctionName("fromLooseJson", field.message));
      const name = looseReader(field.listKind === "enum" ? ScalarType.INT32 : field.scalar);
      return name === undefined ? undefined : each(importSupport(f, "carried", name));
    }
    case "message":
      if (isUnwrapped(field)) return undefined;
      return [`${place} === undefined ? undefined : ${codecFunctionName("fromLooseJson", field.message)}(${place})`];
    case "map":
      return field.mapKind === "scalar" && field.scalar === ScalarType.STRING ? call("looseMap", place) : undefined;
  }
}

/** Such JSON never contained bytes or floats, so there is no reader for them. */
function looseReader(type: ScalarType): string | undefined {
  switch (type) {
    case ScalarType.STRING:
      return "looseText";
    case ScalarType.INT64:
      return "looseId";
    case ScalarType.INT32:
    case ScalarType.UINT32:
      return "looseInt";
    case ScalarType.BOOL:
      return "looseFlag";
    default:
      return undefined;
  }
}
