/**
 * Writes the named numbers of `mezon.constants` as plain objects, so that using
 * one loads no descriptor.
 */
import type { DescEnum } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, runNodeJs } from "@bufbuild/protoplugin";
import { commentOf } from "./comments.js";

const PACKAGE = "mezon.constants";

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-constants",
    version: "v1",
    generateTs(schema) {
      const enums = schema.files.filter((file) => file.proto.package === PACKAGE).flatMap((file) => file.enums);
      const f = schema.generateFile("constants.ts");
      f.print("// Generated from proto/ by protoc-gen-mezon-constants. Do not edit.");
      f.print();
      for (const each of enums) printConstants(f, each);
    },
  }),
);

function printConstants(f: GeneratedFile, constants: DescEnum): void {
  f.print(f.jsDoc(commentOf(constants, constants.name)));
  f.print("export const ", constants.name, " = {");
  for (const value of constants.values) {
    f.print(f.jsDoc(commentOf(value, value.name), "  "));
    f.print("  ", pascalCase(value.localName), ": ", value.number, ",");
  }
  f.print("} as const;");
  f.print();
  f.print("export type ", constants.name, " = (typeof ", constants.name, ")[keyof typeof ", constants.name, "];");
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
