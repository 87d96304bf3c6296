import type { DescFile, DescMessage } from "@bufbuild/protobuf";
import type { Schema } from "@bufbuild/protoplugin";
import { messageOfField } from "./fieldShapes.js";
import { messagesOf, readSchemaOptions } from "./schemaOptions.js";

/** Where the codecs of a file's messages are. */
export interface FileCodecs {
  readonly file: DescFile;
  /** Module of the messages that a client always needs, or of all. Without extension, from the output root. */
  readonly common: string;
  /** Module of those that are loaded with the first call that needs them, if the file has both kinds. */
  readonly deferred: string | undefined;
  readonly messages: readonly DescMessage[];
}

const places = new Map<DescMessage, string>();

/**
 * Decides where the codec of each message is, and returns it by file: for the files to generate, and for those of
 * messages that they contain. A file whose codecs are deferred may declare messages that other files contain: then
 * those are in a module of their own, because a bundler keeps the parts of a module together.
 *
 * To be called once by each plugin, before it prints: what it imports depends on it.
 */
export function placeCodecs(schema: Schema): readonly FileCodecs[] {
  const { isDeferred } = readSchemaOptions(schema);
  const wanted = closureOf(schema.files.flatMap(({ messages }) => messagesOf(messages)));
  const common = closureOf([...wanted].filter(({ file }) => !isDeferred(file)));
  return [...new Set([...wanted].map(({ file }) => file))].map((file) => {
    const messages = messagesOf(file.messages).filter((message) => wanted.has(message));
    const name = `${file.name}_codec`;
    const hasBoth = messages.some((message) => common.has(message)) && !messages.every((each) => common.has(each));
    const codecs: FileCodecs = hasBoth
      ? { file, common: `${file.name}_common_codec`, deferred: `${file.name}_deferred_codec`, messages }
      : { file, common: name, deferred: undefined, messages };
    for (const message of messages)
      places.set(message, common.has(message) ? codecs.common : (codecs.deferred ?? codecs.common));
    return codecs;
  });
}

/** Returns the module with the codec of a message: without extension, from the output root. */
export function codecPlace(message: DescMessage): string {
  const place = places.get(message);
  if (place === undefined) throw new Error(`the codec of ${message.typeName} has no place`);
  return place;
}

/** Returns the messages and those that they contain, at any depth. */
export function closureOf(messages: readonly DescMessage[]): Set<DescMessage> {
  const found = new Set<DescMessage>();
  const visit = (message: DescMessage): void => {
    if (found.has(message)) return;
    found.add(message);
    for (const field of message.fields) {
      const inner = messageOfField(field);
      if (inner !== undefined) visit(inner);
    }
  };
  for (const message of messages) visit(message);
  return found;
}
