import { brand } from "../../../core/brand.js";
import { MezonError } from "../../../core/errors.js";

/** Thrown if snarkjs, which is needed for proofs, is not installed. */
export class SnarkjsMissing extends MezonError {
  static {
    brand(SnarkjsMissing, "SnarkjsMissing");
  }

  override readonly name = "SnarkjsMissing";

  constructor(cause: unknown) {
    const advice = "the sandbox makes and checks proofs with snarkjs: run npm install --save-dev snarkjs";
    super("prover_failed", advice, { cause });
  }
}
