/**
 * Writes the named numbers and texts of `mezon.constants`, and the enums of the other schemas, as plain objects, so that
 * using one loads no descriptor.
 */
import type { DescEnum, DescFile } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, runNodeJs } from "@bufbuild/protoplugin";
import { commentOf } from "./comments.js";
import { readSchemaOptions, type SchemaOptions } from "./schemaOptions.js";

const PACKAGE = "mezon.constants";

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-constants",
    version: "v1",
    generateTs(schema) {
      const enums = schema.files.flatMap(constantsOf);
      const f = schema.generateFile("constants.ts");
      f.print("// Generated from proto/ by protoc-gen-mezon-constants. Do not edit.");
      f.print();
      const options = readSchemaOptions(schema);
      for (const each of enums) printConstants(f, each, options);
    },
  }),
);

/** Enums to which no field refers by type, and those whose numbers a client reads or writes. */
function constantsOf(file: DescFile): readonly DescEnum[] {
  switch (file.proto.package) {
    case PACKAGE:
      return file.enums;
    case "mezon.realtime":
      return [...file.enums, ...file.messages.flatMap((message) => message.nestedEnums)];
    default:
      return file.name.endsWith("/poll") ? file.enums : [];
  }
}

function printConstants(f: GeneratedFile, constants: DescEnum, options: SchemaOptions): void {
  const name = `${constants.parent?.name ?? ""}${constants.name}`;
  f.print(f.jsDoc(commentOf(constants, name)));
  f.print("export const ", name, " = {");
  const isText = constants.values.some((value) => options.slug(value) !== undefined);
  for (const value of constants.values) {
    const slug = options.slug(value);
    if (isText && slug === undefined) continue;
    f.print(f.jsDoc(commentOf(value, value.name), "  "));
    f.print("  ", pascalCase(value.localName), ": ", slug === undefined ? value.number : JSON.stringify(slug), ",");
  }
  f.print("} as const;");
  f.print();
  f.print("export type ", name, " = (typeof ", name, ")[keyof typeof ", name, "];");
  f.print();
}

/** `SEND_TOKEN` → `SendToken`. */
function pascalCase(name: string): string {
  return name
    .toLowerCase()
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
