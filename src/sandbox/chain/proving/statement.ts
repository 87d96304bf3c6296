/** Order of the field that inputs of proofs lie in. */
export const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** A text as an input of a proof: its ASCII bytes as one big-endian number, in the field. */
export function textInput(text: string): bigint {
  const hex = Buffer.from(text, "ascii").toString("hex");
  return hex === "" ? 0n : BigInt(`0x${hex}`) % R;
}
