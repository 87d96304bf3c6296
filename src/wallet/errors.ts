import type { components } from "../../generated/rest/chain.js";
import { MezonError } from "../core/errors.js";
import type { TransferFinding, TransferFindOptions } from "./transfer/transferFinding.js";
import type { TransferTrace } from "./transfer/transferTrace.js";

/**
 * What is wrong with a proof, its public inputs or a verifying key.
 *
 * - `bad_base64`: it is not standard base64 with padding.
 * - `truncated`, `extended`: fewer or more bytes than its form has.
 * - `bad_header`: its counts are not the ones a proof of Mezon has.
 * - `not_canonical`: a coordinate, an input or a flag is not written in its one valid way.
 * - `not_on_curve`, `not_in_subgroup`, `identity_point`: a point that no honest prover makes.
 * - `has_commitments`: it carries commitments, which these proofs never do.
 * - `wrong_input_count`: it has not as many public inputs as the verifying key, or Mezon's circuit, takes.
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
  | "wrong_input_count"
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

/** A stable code of the node: one of {@link chainErrorCodes}, or one that is not known yet. */
export type ChainErrorCode =
  | components["schemas"]["ServiceErrorCode"]
  // Any other text is taken too; this form keeps the known ones as suggestions.
  | (string & {});

/** Characters of a service's own words that are repeated. */
const LONGEST_SAID = 300;

/** The chain's node or its indexer answered with a failure, or with something that is no answer. */
export class ChainError extends MezonError {
  override readonly name = "ChainError";
  /** What was asked, such as `account.getaccount`. */
  readonly call: string;
  readonly httpStatus: number | undefined;
  /** Code of the JSON-RPC failure, such as -32602. */
  readonly rpcCode: number | undefined;
  /** The stable code of the service, such as `transaction_not_found`. */
  readonly chainCode: ChainErrorCode | undefined;
  /** Milliseconds the service asked to wait before the next try, when it did. */
  readonly retryAfterMs: number | undefined;

  constructor(
    details: {
      readonly call: string;
      readonly said: string;
      readonly httpStatus?: number | undefined;
      readonly rpcCode?: number | undefined;
      readonly chainCode?: ChainErrorCode | undefined;
      readonly retryAfterMs?: number | undefined;
    },
    options?: ErrorOptions,
  ) {
    const { call, said, httpStatus, rpcCode, chainCode } = details;
    const code = chainCode ?? rpcCode ?? (httpStatus === undefined ? undefined : `HTTP ${httpStatus}`);
    const words = said.length > LONGEST_SAID ? `${said.slice(0, LONGEST_SAID)}…` : said;
    super("chain_failed", `${call} failed${code === undefined ? "" : ` (${code})`}: ${words}`, options);
    this.call = call;
    this.httpStatus = httpStatus;
    this.rpcCode = rpcCode;
    this.chainCode = chainCode;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The prover gave no proof. */
export class ProverError extends MezonError {
  override readonly name = "ProverError";
  readonly httpStatus: number | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly httpStatus?: number | undefined }) {
    super("prover_failed", message, options);
    this.httpStatus = options?.httpStatus;
  }
}

/**
 * A transfer did not come to a good end.
 *
 * - `refused`: the node did not take it; nothing was moved.
 * - `failed`: it was taken, and failed when it should have been applied; nothing was moved.
 * - `expired`: it was handed in and never taken, and cannot be taken any more; nothing was moved.
 * - `unknown`: it was handed in, but whether it was taken could not be found out yet. Do not
 *   repeat it: ask `check()`, or later `wallet.find(trace)`.
 */
export class TransactionError extends MezonError {
  override readonly name = "TransactionError";
  readonly outcome: "refused" | "failed" | "expired" | "unknown";
  /** The node's stable code, such as `insufficient_funds`; `undefined` when it gave none. */
  readonly chainCode: ChainErrorCode | undefined;
  /** The transaction's hash, where it is known. */
  readonly txHash: string | undefined;
  /** What to look for on the chain. Can be stored. */
  readonly trace: TransferTrace;
  /** Looks for it once more, for a while; there for `unknown` only. Rejects when the wallet is closed. */
  readonly check: ((options?: TransferFindOptions) => Promise<TransferFinding>) | undefined;

  constructor(
    outcome: TransactionError["outcome"],
    message: string,
    details: ErrorOptions & {
      readonly trace: TransferTrace;
      readonly chainCode?: ChainErrorCode | undefined;
      readonly txHash?: string | undefined;
      readonly check?: TransactionError["check"] | undefined;
    },
  ) {
    super("transaction_failed", message, details);
    this.outcome = outcome;
    this.trace = details.trace;
    this.chainCode = details.chainCode;
    this.txHash = details.txHash;
    this.check = details.check;
  }
}

/** A transfer is not allowed by the wallet's own rules. Nothing was signed. */
export class TransferRuleError extends MezonError {
  override readonly name = "TransferRuleError";
  /** Which rule: a limit, or the `confirm` hook. */
  readonly rule: "perTransfer" | "perReceiverPerDay" | "perDay" | "confirm";
  /** Base units that the limit allows; `undefined` for `confirm`. */
  readonly limit: bigint | undefined;
  /** Base units that the limit still allows now; `undefined` for `confirm`. */
  readonly left: bigint | undefined;

  constructor(
    rule: TransferRuleError["rule"],
    message: string,
    details: { readonly limit?: bigint | undefined; readonly left?: bigint | undefined } = {},
  ) {
    super("transfer_not_allowed", message);
    this.rule = rule;
    this.limit = details.limit;
    this.left = details.left;
  }
}

/** An idempotency key is in use already. Nothing was signed. */
export class IdempotencyError extends MezonError {
  override readonly name = "IdempotencyError";
  readonly idempotencyKey: string;
  /** The transfer that has the key. */
  readonly trace: TransferTrace;

  constructor(idempotencyKey: string, trace: TransferTrace, why: string) {
    super("idempotency_conflict", `the idempotency key ${JSON.stringify(idempotencyKey)} ${why}`);
    this.idempotencyKey = idempotencyKey;
    this.trace = trace;
  }
}
