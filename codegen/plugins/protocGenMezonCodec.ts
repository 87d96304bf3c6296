/**
 * Writes a codec for every message: `createX`, `readX`, `writeX`, `decodeX`,
 * `encodeX`, straight-line code on the message shape of protobuf-es.
 */
import type { DescFile, DescMessage } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, runNodeJs, type Schema } from "@bufbuild/protoplugin";
import { codecFunctionName, importMessageType, importSupport, importSupportType } from "./codecNames.js";
import { printCreate, printRead } from "./codecReader.js";
import { printWrite } from "./codecWriter.js";
import { assertSupported, messageOfField } from "./fieldShapes.js";
import { messagesOf } from "./schemaOptions.js";

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-codec",
    version: "v1",
    generateTs(schema) {
      for (const [file, messages] of messagesByFile(schema)) {
        const f = schema.generateFile(`${file.name}_codec.ts`);
        f.preamble(file);
        for (const message of messages) printCodec(f, message);
      }
    },
  }),
);

/** Returns the messages of the files to generate, and the messages of other files that they contain. */
function messagesByFile(schema: Schema): Map<DescFile, DescMessage[]> {
  const wanted = new Set<DescMessage>();
  const want = (message: DescMessage): void => {
    if (wanted.has(message)) return;
    wanted.add(message);
    for (const field of message.fields) {
      const inner = messageOfField(field);
      if (inner !== undefined) want(inner);
    }
  };
  for (const file of schema.files) for (const message of messagesOf(file.messages)) want(message);
  const byFile = new Map<DescFile, DescMessage[]>();
  for (const message of wanted) {
    const messages = byFile.get(message.file);
    if (messages === undefined) byFile.set(message.file, [message]);
    else messages.push(message);
  }
  for (const [file, messages] of byFile) {
    const order = messagesOf(file.messages);
    messages.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  }
  return byFile;
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
