import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** Parts one after the other, as a plain `Uint8Array`: a `Buffer` would show up in decoded `bytes` fields. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function tag(no: number, wireType: WireType): Uint8Array {
  return new BinaryWriter().tag(no, wireType).finish();
}

export function startGroup(no: number): Uint8Array {
  return tag(no, WireType.StartGroup);
}

export function endGroup(no: number): Uint8Array {
  return tag(no, WireType.EndGroup);
}

/** One length-delimited field. */
export function lengthDelimited(no: number, content: Uint8Array): Uint8Array {
  return new BinaryWriter().tag(no, WireType.LengthDelimited).bytes(content).finish();
}

export function repeat(bytes: Uint8Array, times: number): Uint8Array {
  return concat(...Array.from({ length: times }, () => bytes));
}

/** A well-formed field of any wire type; a group holds a number and an empty group. */
export function rawField(no: number, wireType: WireType): Uint8Array {
  const head = tag(no, wireType);
  switch (wireType) {
    case WireType.Varint:
      return concat(head, Uint8Array.of(0xac, 0x02));
    case WireType.Bit64:
      return concat(head, new Uint8Array(8).fill(0xff));
    case WireType.Bit32:
      return concat(head, new Uint8Array(4).fill(0xff));
    case WireType.LengthDelimited:
      return concat(head, Uint8Array.of(3, 0xff, 0x00, 0x41));
    default:
      return concat(head, rawField(1, WireType.Varint), startGroup(2), endGroup(2), endGroup(no));
  }
}
