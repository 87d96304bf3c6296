import { create, createFileRegistry, type DescMethod, getOption, hasOption, type Registry } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorProtoSchema,
  file_google_protobuf_descriptor,
} from "@bufbuild/protobuf/wkt";

const OPTION = "mezon.options.api_index";

/**
 * Defines the option `(mezon.options.api_index)`. It is declared here, not taken from the schema that is read, so that
 * indexes can also be read from an image without its option declarations.
 */
export const optionRegistry: Registry = createFileRegistry(
  create(FileDescriptorProtoSchema, {
    name: "mezon/options/options.proto",
    package: "mezon.options",
    syntax: "proto3",
    dependency: [file_google_protobuf_descriptor.proto.name],
    extension: [
      {
        name: "api_index",
        number: 50601,
        label: FieldDescriptorProto_Label.OPTIONAL,
        type: FieldDescriptorProto_Type.INT32,
        extendee: ".google.protobuf.MethodOptions",
        proto3Optional: true,
      },
    ],
  }),
  () => file_google_protobuf_descriptor,
);

/** Returns the position of a call in the server's API list; `undefined` if the schema gives none. 0 is a real index. */
export function apiIndexOf(method: DescMethod): number | undefined {
  const option = optionRegistry.getExtension(OPTION);
  if (option === undefined || !hasOption(method, option)) return undefined;
  return Number(getOption(method, option));
}
