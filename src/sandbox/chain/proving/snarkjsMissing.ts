import { brand } from "../../../core/brand.js";
import { MezonError } from "../../../core/errors.js";

/** snarkjs is needed for proofs, and is not installed. */
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
