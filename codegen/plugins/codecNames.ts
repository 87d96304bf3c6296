import type { DescMessage } from "@bufbuild/protobuf";
import type { GeneratedFile } from "@bufbuild/protoplugin";
import { codecPlace } from "./codecPlaces.js";

type ImportSymbol = ReturnType<GeneratedFile["import"]>;
type CodecFunction = "create" | "read" | "write" | "decode" | "encode" | "fromLooseJson";
type SupportModule = "wire" | "rareScalars" | "rpc" | "carried" | "events";

/** Returns the name of a message in its package, including the messages around it: `ChannelUserList_ChannelUser`. */
export function localMessageName(message: DescMessage): string {
  const outer = message.parent === undefined ? "" : `${localMessageName(message.parent)}_`;
  return outer + message.name;
}

/** Returns the name of the generated function that does `what` for `message`. */
export function codecFunctionName(what: CodecFunction, message: DescMessage): string {
  return what + localMessageName(message);
}

/** Returns the path of the module with the codec of `message`, from the output root. */
function codecModule(message: DescMessage): string {
  return `./${codecPlace(message)}.js`;
}

/** Returns the generated function that does `what` for `message`, imported where it is printed. */
export function importCodecFunction(f: GeneratedFile, what: CodecFunction, message: DescMessage): ImportSymbol {
  return f.import(codecFunctionName(what, message), codecModule(message));
}

/** Returns the message's type, without loading its descriptor at run time. */
export function importMessageType(f: GeneratedFile, message: DescMessage): ImportSymbol {
  return f.importShape(message).toTypeOnly();
}

/** Returns a symbol of `src/runtime`, which generated code imports. */
export function importSupport(f: GeneratedFile, module: SupportModule, name: string): ImportSymbol {
  return f.import(name, `../src/runtime/${module}.js`);
}

export function importSupportType(f: GeneratedFile, module: SupportModule, name: string): ImportSymbol {
  return f.import(name, `../src/runtime/${module}.js`, true);
}
