/**
 * Writes the RPC client, with one documented method per call over `RpcInvoke`; the codecs of its calls, a module for
 * each file of requests, so that those of rare calls load when one is made; and the server's side of the same calls.
 */
import type { DescFile, DescMethod, DescService } from "@bufbuild/protobuf";
import { createEcmaScriptPlugin, type GeneratedFile, type Printable, runNodeJs } from "@bufbuild/protoplugin";
import { importCodecFunction, importMessageType, importSupport, importSupportType } from "./codecNames.js";
import { placeCodecs } from "./codecPlaces.js";
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
      placeCodecs(schema);
      const service = schema.files.flatMap((file) => file.services).find((each) => each.typeName === SERVICE);
      if (service === undefined) throw new Error(`no file declares the service ${SERVICE}`);
      const options = readSchemaOptions(schema);
      assertDistinctIndexes(service, options);
      for (const domain of domainsOf(service, options))
        printCodecs(schema.generateFile(`calls/${domain.name}.ts`), domain);
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

/** The calls whose codecs are loaded together. */
interface Domain {
  /** Such as `app` for `mezon/api/app.proto`. */
  readonly name: string;
  readonly isDeferred: boolean;
  readonly methods: DescMethod[];
}

/** Returns the domains of the service's calls, one for each file of requests and responses. */
function domainsOf(service: DescService, { isDeferred }: SchemaOptions): Domain[] {
  const domains = new Map<DescFile, Domain>();
  for (const method of service.methods) {
    const files = [method.input, method.output].filter((message) => !isEmpty(message)).map((message) => message.file);
    // With what is loaded later, if any of it is.
    const file = files.find(isDeferred) ?? files[0] ?? service.file;
    const known = domains.get(file);
    if (known === undefined)
      domains.set(file, { name: domainName(file), isDeferred: isDeferred(file), methods: [method] });
    else known.methods.push(method);
  }
  return [...domains.values()];
}

/** `mezon/api/quick_menu` → `quickMenu`, `mezon/realtime/message` → `realtimeMessage`. */
function domainName(file: DescFile): string {
  const [, folder, name] = file.name.split("/");
  const words = folder === "api" ? `${name}` : `${folder}_${name}`;
  return words.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function printCodecs(f: GeneratedFile, { name, methods }: Domain): void {
  printHeader(f);
  f.print("/** How the requests of these calls are encoded, and their responses decoded. */");
  f.print("export const ", name, "Calls = {");
  for (const method of methods) {
    f.print("  ", method.localName, ": {");
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
  f.print("};");
}

function printClient(f: GeneratedFile, service: DescService, options: SchemaOptions): void {
  printHeader(f);
  f.print("/** Path prefix of every call over HTTP; the call's name follows. */");
  f.print("export const RPC_PATH = ", f.string(`/${service.typeName}/`), ";");
  f.print();
  f.print("/** Every call of the service by its method name. */");
  f.print("export const rpcMethods = {");
  for (const domain of domainsOf(service, options)) printDomain(f, domain, options);
  f.print("};");
  f.print();
  f.print("/** Every call of the Mezon API as a method. */");
  f.print("export interface RpcClient {");
  for (const [index, method] of service.methods.entries()) printClientMethod(f, method, index === 0);
  f.print("}");
  f.print();
  f.print("/** Makes every call of the Mezon API over anything that can carry a call. */");
  f.print("export class RpcClient {");
  f.print("  static {");
  f.print(
    "    ",
    importSupport(f, "rpc", "addCalls"),
    "(RpcClient.prototype, rpcMethods, (client) => client.#invoke);",
  );
  f.print("  }");
  f.print();
  f.print("  readonly #invoke: ", importSupportType(f, "rpc", "RpcInvoke"), ";");
  f.print();
  f.print("  constructor(invoke: ", importSupportType(f, "rpc", "RpcInvoke"), ") {");
  f.print("    this.#invoke = invoke;");
  f.print("  }");
  f.print("}");
}

function printDomain(f: GeneratedFile, { name, isDeferred, methods }: Domain, options: SchemaOptions): void {
  const path = `./calls/${name}.js`;
  const codecs: Printable = isDeferred
    ? [importSupport(f, "rpc", "deferred"), `(async () => (await import("${path}")).${name}Calls)`]
    : [importSupport(f, "rpc", "loaded"), "(", f.import(`${name}Calls`, path), ")"];
  f.print("  ...", importSupport(f, "rpc", "rpcMethodsOf"), "(", codecs, ", {");
  for (const method of methods) {
    if (nameOnWire(method.localName) !== method.name)
      throw new Error(`the method name ${method.localName} does not give ${method.name}`);
    f.print(`    ${method.localName}: { ${traitsOf(method, options).join(", ")} },`);
  }
  f.print("  }),");
}

function nameOnWire(localName: string): string {
  return localName.slice(0, 1).toUpperCase() + localName.slice(1);
}

function traitsOf(method: DescMethod, options: SchemaOptions): string[] {
  const flags = [
    ["readOnly", method.idempotency === NO_SIDE_EFFECTS],
    ["serverKeyAuth", options.serverKeyAuth(method)],
    ["noRequest", isEmpty(method.input)],
  ] as const;
  return [
    `apiIndex: ${options.apiIndex(method)}`,
    ...flags.filter(([, holds]) => holds).map(([name]) => `${name}: true`),
  ];
}

function printClientMethod(f: GeneratedFile, method: DescMethod, isFirst: boolean): void {
  const answer: Printable = isEmpty(method.output) ? "void" : importMessageType(f, method.output);
  const request: Printable = isEmpty(method.input)
    ? ""
    : ["request: ", importSupportType(f, "wire", "Init"), "<", importMessageType(f, method.input), ">, "];
  if (!isFirst) f.print();
  f.print(f.jsDoc(commentOf(method, `Calls \`${method.name}\`.`), "  "));
  f.print(
    `  ${method.localName}(`,
    request,
    "options?: ",
    importSupportType(f, "rpc", "RpcCallOptions"),
    "): Promise<",
    answer,
    ">;",
  );
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
