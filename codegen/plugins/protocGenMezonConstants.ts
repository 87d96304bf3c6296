/**
 * Writes the named numbers of `mezon.constants`, and the enums of the other schemas, as plain objects, so that using
 * one loads no descriptor.
 */
import type { DescEnum, DescFile } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, runNodeJs } from "@bufbuild/protoplugin";
import { commentOf } from "./comments.js";

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
      for (const each of enums) printConstants(f, each);
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

function printConstants(f: GeneratedFile, constants: DescEnum): void {
  const name = `${constants.parent?.name ?? ""}${constants.name}`;
  f.print(f.jsDoc(commentOf(constants, name)));
  f.print("export const ", name, " = {");
  for (const value of constants.values) {
    f.print(f.jsDoc(commentOf(value, value.name), "  "));
    f.print("  ", pascalCase(value.localName), ": ", value.number, ",");
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
