import { create, type DescMessage, type JsonValue, toJson } from "@bufbuild/protobuf";

/** Returns a decoded message as JSON: ids are strings, bytes are base64. The client's objects need not name their type. */
export function jsonOf(schema: DescMessage, message: unknown): JsonValue {
  return toJson(schema, create(schema, (message ?? {}) as never));
}
