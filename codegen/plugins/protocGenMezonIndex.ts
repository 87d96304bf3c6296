/**
 * Writes one module per package that re-exports its message types and schemas: `api.ts` for `mezon.api`, `realtime.ts`
 * for `mezon.realtime`.
 */
import { createEcmaScriptPlugin, runNodeJs } from "@bufbuild/protoplugin";

const PACKAGES = ["mezon.api", "mezon.realtime"];

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-index",
    version: "v1",
    generateTs(schema) {
      for (const name of PACKAGES) {
        const f = schema.generateFile(`${name.replace("mezon.", "")}.ts`);
        f.print("// Generated from proto/ by protoc-gen-mezon-index. Do not edit.");
        f.print();
        for (const file of schema.files) {
          if (file.proto.package === name) f.print("export * from ", f.string(`./${file.name}_pb.js`), ";");
        }
      }
    },
  }),
);
