/**
 * Writes a codec for every message: `createX`, `readX`, `writeX`, `decodeX`,
 * `encodeX`, straight-line code on the message shape of protobuf-es.
 */
import { posix } from "node:path";
import type { DescMessage } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, runNodeJs, type Schema } from "@bufbuild/protoplugin";
import { codecFunctionName, importMessageType, importSupport, importSupportType } from "./codecNames.js";
import { codecPlace, type FileCodecs, placeCodecs } from "./codecPlaces.js";
import { printCreate, printRead } from "./codecReader.js";
import { printWrite } from "./codecWriter.js";
import { assertSupported } from "./fieldShapes.js";

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-codec",
    version: "v1",
    generateTs(schema) {
      for (const codecs of placeCodecs(schema)) printFile(schema, codecs);
    },
  }),
);

function printFile(schema: Schema, { file, common, deferred, messages }: FileCodecs): void {
  const modules = deferred === undefined ? [common] : [common, deferred];
  for (const module of modules) {
    const f = schema.generateFile(`${module}.ts`);
    f.preamble(file);
    for (const message of messages) if (codecPlace(message) === module) printCodec(f, message);
  }
  if (deferred === undefined) return;
  // All of them under the name that every file has.
  const f = schema.generateFile(`${file.name}_codec.ts`);
  f.preamble(file);
  for (const module of modules) f.print(`export * from "./${posix.basename(module)}.js";`);
}

function printCodec(f: GeneratedFile, message: DescMessage): void {
  assertSupported(message);
  printCreate(f, message);
  printRead(f, message);
  printWrite(f, message);

  const type = importMessageType(f, message);
  f.print("/** Decodes a ", message.typeName, ". Throws DecodeError. */");
  f.print(`export function ${codecFunctionName("decode", message)}(bytes: Uint8Array): `, type, " {");
  f.print(
    "  return ",
    importSupport(f, "wire", "decodeMessage"),
    `(${JSON.stringify(message.typeName)}, ${codecFunctionName("read", message)}, bytes);`,
  );
  f.print("}");
  f.print();
  f.print(
    "/** Encodes a ",
    message.typeName,
    ", or any part of one; `slice()` what you keep for long. Throws EncodeError. */",
  );
  f.print(
    `export function ${codecFunctionName("encode", message)}(message: `,
    importSupportType(f, "wire", "Init"),
    "<",
    type,
    ">): Uint8Array {",
  );
  f.print(
    "  return ",
    importSupport(f, "wire", "encodeMessage"),
    `(${JSON.stringify(message.typeName)}, ${codecFunctionName("write", message)}, message);`,
  );
  f.print("}");
  f.print();
}
