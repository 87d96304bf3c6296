import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { fromBinary, fromJson, type JsonValue } from "@bufbuild/protobuf";
import { type FileDescriptorSet, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { optionRegistry } from "./apiIndex.js";
import { compileProtoFolder } from "./protoFolder.js";
import { UnreadableSchemaError } from "./unreadableSchemaError.js";

const BINARY_IMAGES: readonly string[] = [".binpb", ".bin", ".pb"];

/**
 * Reads a schema from a folder of `.proto` files, in any layout, or from an image: the output of `buf build -o` or
 * `protoc --descriptor_set_out`.
 */
export async function readSchema(source: string): Promise<FileDescriptorSet> {
  const found = await stat(source).catch((cause: unknown) => {
    throw new UnreadableSchemaError(`There is no folder or file ${source}.`, { cause });
  });
  return found.isDirectory() ? parseBinary(await compileProtoFolder(source), source) : await readImage(source);
}

async function readImage(file: string): Promise<FileDescriptorSet> {
  const extension = extname(file);
  if (BINARY_IMAGES.includes(extension)) return parseBinary(await readFile(file), file);
  if (extension === ".json") return parseJson(await readFile(file, "utf8"), file);
  throw new UnreadableSchemaError(
    extension === ".proto"
      ? `${file} is one file of a schema: give the folder that holds it and all it imports.`
      : `${file} is not a schema: give a folder of .proto files, or an image that ends in ${[...BINARY_IMAGES, ".json"].join(", ")}.`,
  );
}

function parseBinary(bytes: Uint8Array, source: string): FileDescriptorSet {
  return parse(source, () => fromBinary(FileDescriptorSetSchema, bytes));
}

function parseJson(text: string, source: string): FileDescriptorSet {
  // Images contain fields of the compiler that FileDescriptorSet does not define.
  const options = { registry: optionRegistry, ignoreUnknownFields: true };
  return parse(source, () => fromJson(FileDescriptorSetSchema, JSON.parse(text) as JsonValue, options));
}

function parse(source: string, read: () => FileDescriptorSet): FileDescriptorSet {
  let schema: FileDescriptorSet;
  try {
    schema = read();
  } catch (cause) {
    throw new UnreadableSchemaError(`${source} is not an image of a schema. Write one with \`buf build -o\`.`, {
      cause,
    });
  }
  if (schema.file.length === 0) throw new UnreadableSchemaError(`${source} holds no schema at all.`);
  return schema;
}
