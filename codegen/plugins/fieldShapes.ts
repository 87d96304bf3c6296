import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";

const EXPLICIT_PRESENCE = 1;
const LEGACY_REQUIRED = 3;

/** Whether a field has a wrapper type, which the message shape shows as a bare value or `undefined`. */
export function isUnwrapped(field: DescField): boolean {
  return field.fieldKind === "message" && field.oneof === undefined && isWrapperDesc(field.message);
}

/** True for `optional` scalars and enums, which are `undefined` when unset. */
export function hasExplicitPresence(field: DescField): boolean {
  return (field.fieldKind === "scalar" || field.fieldKind === "enum") && field.presence === EXPLICIT_PRESENCE;
}

/** Returns the message that a field holds through its own codec, if any. */
export function messageOfField(field: DescField): DescMessage | undefined {
  switch (field.fieldKind) {
    case "message":
      return isUnwrapped(field) ? undefined : field.message;
    case "list":
      return field.listKind === "message" ? field.message : undefined;
    case "map":
      return field.mapKind === "message" ? field.message : undefined;
    default:
      return undefined;
  }
}

/** Whether a message can contain itself, at any depth: only then must nesting be counted. */
export function isRecursive(message: DescMessage): boolean {
  const seen = new Set<DescMessage>();
  const reachable = (from: DescMessage): boolean =>
    from.fields.some((field) => {
      const inner = messageOfField(field);
      if (inner === undefined) return false;
      if (inner === message) return true;
      if (seen.has(inner)) return false;
      seen.add(inner);
      return reachable(inner);
    });
  return reachable(message);
}

/** Throws an error that names a field which the message shape or the codecs do not support. */
export function assertSupported(message: DescMessage): void {
  for (const field of message.fields) {
    if (field.presence === LEGACY_REQUIRED) throw new Error(`${String(field)} is required: proto2 is not supported`);
    const delimited = "delimitedEncoding" in field && field.delimitedEncoding;
    if (delimited) throw new Error(`${String(field)} is a group: not supported`);
    if (field.fieldKind === "enum" && !field.enum.open)
      throw new Error(`${String(field)} has a closed enum: not supported`);
    if (messageOfField(field)?.typeName === "google.protobuf.Struct") {
      throw new Error(`${String(field)} is a Struct: carry JSON text in a string field instead`);
    }
  }
}
