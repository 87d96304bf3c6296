import { MezonError } from "../core/errors.js";

/**
 * What is wrong with a proof, its public inputs or a verifying key.
 *
 * - `bad_base64`: it is not standard base64 with padding.
 * - `truncated`, `extended`: fewer or more bytes than its form has.
 * - `bad_header`: its counts are not the ones a proof of Mezon has.
 * - `not_canonical`: a coordinate, an input or a flag is not written in its one valid way.
 * - `not_on_curve`, `not_in_subgroup`, `identity_point`: a point that no honest prover makes.
 * - `has_commitments`: it carries commitments, which these proofs never do.
 * - `foreign_user`, `foreign_key`, `foreign_address`: it is sound perhaps, but somebody else's.
 * - `forged`: the pairing equation does not hold under the verifying key.
 */
export type ProofFault =
  | "bad_base64"
  | "truncated"
  | "extended"
  | "bad_header"
  | "not_canonical"
  | "not_on_curve"
  | "not_in_subgroup"
  | "identity_point"
  | "has_commitments"
  | "foreign_user"
  | "foreign_key"
  | "foreign_address"
  | "forged";

/** A proof, its public inputs or a verifying key cannot be accepted. */
export class ProofError extends MezonError {
  override readonly name = "ProofError";
  readonly reason: ProofFault;

  constructor(reason: ProofFault, message: string, options?: ErrorOptions) {
    super("proof_refused", message, options);
    this.reason = reason;
  }
}
