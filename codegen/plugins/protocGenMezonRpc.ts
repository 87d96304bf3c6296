/**
 * Writes the RPC client, with one documented method per call over `RpcInvoke`; and the server's side of the same
 * calls.
 */
import type { DescMethod, DescService } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, type Printable, runNodeJs } from "@bufbuild/protoplugin";
import { importCodecFunction, importMessageType, importSupport, importSupportType } from "./codecNames.js";
import { commentOf } from "./comments.js";
import { readSchemaOptions, type SchemaOptions } from "./schemaOptions.js";

const SERVICE = "mezon.api.Mezon";
const EMPTY = "google.protobuf.Empty";
const NO_SIDE_EFFECTS = 1;

runNodeJs(
  createEcmaScriptPlugin({
    name: "protoc-gen-mezon-rpc",
    version: "v1",
    generateTs(schema) {
      const service = schema.files.flatMap((file) => file.services).find((each) => each.typeName === SERVICE);
      if (service === undefined) throw new Error(`no file declares the service ${SERVICE}`);
      const options = readSchemaOptions(schema);
      assertDistinctIndexes(service, options);
      printClient(schema.generateFile("rpcClient.ts"), service, options);
      printServer(schema.generateFile("rpcServer.ts"), service, options);
    },
  }),
);

function assertDistinctIndexes(service: DescService, options: SchemaOptions): void {
  const taken = new Map<number, DescMethod>();
  for (const method of service.methods) {
    const index = options.apiIndex(method);
    if (index === undefined) continue;
    const other = taken.get(index);
    if (other !== undefined) throw new Error(`${method.name} and ${other.name} both have the API index ${index}`);
    taken.set(index, method);
  }
}

function isEmpty(message: { readonly typeName: string }): boolean {
  return message.typeName === EMPTY;
}

function printHeader(f: GeneratedFile): void {
  f.print("// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.");
  f.print();
}

function printClient(f: GeneratedFile, service: DescService, options: SchemaOptions): void {
  printHeader(f);
  const methodType = importSupportType(f, "rpc", "RpcMethod");
  f.print("/** Path prefix of every call over HTTP; the call's name follows. */");
  f.print("export const RPC_PATH = ", f.string(`/${service.typeName}/`), ";");
  f.print();
  f.print("/** Every call of the service by its method name. */");
  f.print("export const rpcMethods = {");
  for (const method of service.methods) {
    f.print("  ", method.localName, ": {");
    f.print("    name: ", f.string(method.name), ",");
    f.print("    apiIndex: ", String(options.apiIndex(method)), ",");
    f.print("    readOnly: ", method.idempotency === NO_SIDE_EFFECTS, ",");
    f.print("    serverKeyAuth: ", options.serverKeyAuth(method), ",");
    f.print(
      "    encode: ",
      isEmpty(method.input) ? importSupport(f, "rpc", "encodeNothing") : importCodecFunction(f, "encode", method.input),
      ",",
    );
    f.print(
      "    decode: ",
      isEmpty(method.output)
        ? importSupport(f, "rpc", "decodeNothing")
        : importCodecFunction(f, "decode", method.output),
      ",",
    );
    f.print("  },");
  }
  f.print("} as const satisfies Record<string, ", methodType, "<never, unknown>>;");
  f.print();
  f.print("/** Every call of the Mezon API as a method. Built over anything that can carry a call. */");
  f.print("export class RpcClient {");
  f.print("  readonly #invoke: ", importSupportType(f, "rpc", "RpcInvoke"), ";");
  f.print();
  f.print("  constructor(invoke: ", importSupportType(f, "rpc", "RpcInvoke"), ") {");
  f.print("    this.#invoke = invoke;");
  f.print("  }");
  for (const method of service.methods) printClientMethod(f, method);
  f.print("}");
}

function printClientMethod(f: GeneratedFile, method: DescMethod): void {
  const answer: Printable = isEmpty(method.output) ? "void" : importMessageType(f, method.output);
  const callOptions = importSupportType(f, "rpc", "RpcCallOptions");
  f.print();
  f.print(f.jsDoc(commentOf(method, `Calls \`${method.name}\`.`), "  "));
  if (isEmpty(method.input)) {
    f.print("  ", method.localName, "(options?: ", callOptions, "): Promise<", answer, "> {");
    f.print("    return this.#invoke(rpcMethods.", method.localName, ", undefined, options);");
  } else {
    const init = importSupportType(f, "wire", "Init");
    f.print(
      "  ",
      method.localName,
      "(request: ",
      init,
      "<",
      importMessageType(f, method.input),
      ">, options?: ",
      callOptions,
      "): Promise<",
      answer,
      "> {",
    );
    f.print("    return this.#invoke(rpcMethods.", method.localName, ", request, options);");
  }
  f.print("  }");
}

function printServer(f: GeneratedFile, service: DescService, options: SchemaOptions): void {
  printHeader(f);
  const init = importSupportType(f, "wire", "Init");
  const awaitable = importSupportType(f, "rpc", "Awaitable");
  f.print("/** What a server may implement. A call without a handler is not served. */");
  f.print("export interface RpcHandlers<Context> {");
  for (const method of service.methods) {
    const request: Printable = isEmpty(method.input) ? "undefined" : importMessageType(f, method.input);
    const answer: Printable = isEmpty(method.output) ? "void" : [init, "<", importMessageType(f, method.output), ">"];
    f.print("  ", method.localName, "?(request: ", request, ", context: Context): ", awaitable, "<", answer, ">;");
  }
  f.print("}");
  f.print();
  f.print("/** The server's side of every call, by its name on the wire. */");
  f.print(
    "export const servedMethods: readonly ",
    importSupportType(f, "rpc", "ServedMethod"),
    "<keyof RpcHandlers<unknown>>[] = [",
  );
  for (const method of service.methods) {
    f.print(
      "  { name: ",
      f.string(method.name),
      ", handler: ",
      f.string(method.localName),
      ", apiIndex: ",
      String(options.apiIndex(method)),
      ", decodeRequest: ",
      isEmpty(method.input) ? importSupport(f, "rpc", "decodeNothing") : importCodecFunction(f, "decode", method.input),
      ", encodeResponse: ",
      isEmpty(method.output)
        ? importSupport(f, "rpc", "encodeNothing")
        : importCodecFunction(f, "encode", method.output),
      " },",
    );
  }
  f.print("];");
}
