import { readdirSync } from "node:fs";
import type { DescMessage, Message } from "@bufbuild/protobuf";

/** One message of the schema: its descriptor and the generated functions under test. */
export interface MessageCodec {
  /** Name inside its package, as generated code spells it: `ChannelUserList_ChannelUser`. */
  readonly name: string;
  readonly schema: DescMessage;
  readonly create: () => Message;
  readonly decode: (bytes: Uint8Array) => Message;
  readonly encode: (message: object) => Uint8Array;
}

const PACKAGES = ["api", "realtime"];
const GENERATED = new URL("../../generated/mezon/", import.meta.url);

type Module = Readonly<Record<string, unknown>>;

/** Every message of the schema, found in the generated files and not listed by hand. */
export async function loadAllCodecs(): Promise<readonly MessageCodec[]> {
  const codecs: MessageCodec[] = [];
  for (const place of PACKAGES) {
    for (const file of readdirSync(new URL(`${place}/`, GENERATED)).sort()) {
      if (!file.endsWith("_pb.ts")) continue;
      const schemas = await load(`${place}/${file}`);
      const messages = Object.entries(schemas).filter((entry): entry is [string, DescMessage] =>
        isMessageSchema(entry[1]),
      );
      if (messages.length === 0) continue;
      const functions = await load(`${place}/${file.replace("_pb.ts", "_codec.ts")}`);
      for (const [exportName, schema] of messages)
        codecs.push(codecOf(exportName.replace(/Schema$/, ""), schema, functions));
    }
  }
  return codecs;
}

/** Like `loadAllCodecs`, by full name. */
export async function loadCodecsByTypeName(): Promise<ReadonlyMap<string, MessageCodec>> {
  const codecs = await loadAllCodecs();
  return new Map(codecs.map((codec) => [codec.schema.typeName, codec]));
}

async function load(path: string): Promise<Module> {
  const module: unknown = await import(new URL(path, GENERATED).href);
  return module as Module;
}

function isMessageSchema(value: unknown): value is DescMessage {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "message";
}

function codecOf(name: string, schema: DescMessage, functions: Module): MessageCodec {
  const named = <F>(what: string): F => {
    const found = functions[what + name];
    if (typeof found !== "function") throw new Error(`${schema.typeName} has no ${what}${name}`);
    return found as F;
  };
  return { name, schema, create: named("create"), decode: named("decode"), encode: named("encode") };
}
