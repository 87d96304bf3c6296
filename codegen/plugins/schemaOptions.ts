import {
  type DescEnumValue,
  type DescExtension,
  type DescField,
  type DescFile,
  type DescMessage,
  type DescMethod,
  getOption,
  hasOption,
} from "@bufbuild/protobuf";
import type { Schema } from "@bufbuild/protoplugin";

/** The custom options of `mezon/options/options.proto`, read from the schema that is being generated. */
export interface SchemaOptions {
  apiIndex(method: DescMethod): number | undefined;
  serverKeyAuth(method: DescMethod): boolean;
  /** Whether the codecs of the calls with a file's requests are loaded when one of them is made. */
  isDeferred(file: DescFile): boolean;
  /** Returns the message whose encoding a bytes field contains, if the schema says so. */
  carries(field: DescField): DescMessage | undefined;
  /** Whether a server sends a field of an envelope unasked. */
  isPushed(field: DescField): boolean;
  /** Returns the text that stands for a value on the wire, if the schema names one. */
  slug(value: DescEnumValue): string | undefined;
}

export function readSchemaOptions(schema: Schema): SchemaOptions {
  const extension = (name: string): DescExtension | undefined =>
    schema.allFiles.flatMap((file) => file.extensions).find((each) => each.typeName === `mezon.options.${name}`);
  const apiIndex = extension("api_index");
  const serverKeyAuth = extension("server_key_auth");
  const deferred = extension("deferred");
  const carries = extension("carries");
  const pushed = extension("pushed");
  const slug = extension("slug");
  const messages = new Map(schema.allFiles.flatMap((file) => file.messages).map((each) => [each.typeName, each]));

  return {
    apiIndex: (method) =>
      apiIndex !== undefined && hasOption(method, apiIndex) ? Number(getOption(method, apiIndex)) : undefined,
    serverKeyAuth: (method) => serverKeyAuth !== undefined && getOption(method, serverKeyAuth) === true,
    isDeferred: (file) => deferred !== undefined && getOption(file, deferred) === true,
    carries: (field) => {
      if (carries === undefined || !hasOption(field, carries)) return undefined;
      const typeName = String(getOption(field, carries));
      const message = messages.get(typeName);
      if (message === undefined) throw new Error(`${String(field)} carries ${typeName}, which no file declares`);
      return message;
    },
    isPushed: (field) => pushed !== undefined && getOption(field, pushed) === true,
    slug: (value) => (slug !== undefined && hasOption(value, slug) ? String(getOption(value, slug)) : undefined),
  };
}

/** Returns every message of a file, nested ones included, map entries excluded. */
export function messagesOf(messages: readonly DescMessage[]): DescMessage[] {
  return messages.flatMap((message) => [message, ...messagesOf(message.nestedMessages)]);
}
