import { brand } from "../../../core/brand.js";
import { MezonError } from "../../../core/errors.js";

/** Thrown if proofs of the circuit are requested but snarkjs, which makes them, is not installed. */
export class SnarkjsMissing extends MezonError {
  static {
    brand(SnarkjsMissing, "SnarkjsMissing");
  }

  override readonly name = "SnarkjsMissing";

  constructor(cause: unknown) {
    const advice =
      'proofs of the circuit are made with snarkjs: run npm install --save-dev snarkjs, or leave out proofs: "circuit"';
    super("prover_failed", advice, { cause });
  }
}
