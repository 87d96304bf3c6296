import type { components } from "../../generated/rest/chain.js";
import { brand } from "../core/brand.js";
import { MezonError } from "../core/errors.js";
import type { TransferFinding, TransferFindOptions } from "./transfer/transferFinding.js";
import type { TransferTrace } from "./transfer/transferTrace.js";

/**
 * Why a proof, its public inputs or a verifying key is refused.
 *
 * - `bad_base64`: it is not standard base64 with padding.
 * - `truncated`, `extended`: it has too few or too many bytes.
 * - `bad_header`: its counts are not those of a proof of Mezon.
 * - `not_canonical`: a coordinate, an input or a flag is not in its canonical form.
 * - `not_on_curve`, `not_in_subgroup`, `identity_point`: a point that a correct prover never produces.
 * - `has_commitments`: it contains commitments, which these proofs never do.
 * - `wrong_input_count`: the number of public inputs is not that of the verifying key, or of Mezon's circuit.
 * - `foreign_user`, `foreign_key`, `foreign_address`: it may be valid, but belongs to another user, key or address.
 * - `forged`: the pairing equation does not hold with the verifying key.
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
  static {
    brand(ProofError, "ProofError");
  }

  override readonly name = "ProofError";
  readonly reason: ProofFault;

  constructor(reason: ProofFault, message: string, options?: ErrorOptions) {
    super("proof_refused", message, options);
    this.reason = reason;
  }
}

/** A stable code of the node: one of {@link chainErrorCodes}, or a newer one. */
export type ChainErrorCode =
  | components["schemas"]["ServiceErrorCode"]
  // Accepts any other text; this form keeps the known codes as suggestions.
  | (string & {});

/** Largest number of characters of a service's own message that are shown. */
const LONGEST_SAID = 300;

/** The chain's node or its indexer returned a failure, or a malformed response. */
export class ChainError extends MezonError {
  static {
    brand(ChainError, "ChainError");
  }

  override readonly name = "ChainError";
  /** The request, such as `account.getaccount`. */
  readonly call: string;
  readonly httpStatus: number | undefined;
  /** The JSON-RPC error code, such as -32602. */
  readonly rpcCode: number | undefined;
  /** The stable code of the service, such as `transaction_not_found`. */
  readonly chainCode: ChainErrorCode | undefined;
  /** Milliseconds the service asked to wait before the next attempt, if it did. */
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

/** The prover returned no proof. */
export class ProverError extends MezonError {
  static {
    brand(ProverError, "ProverError");
  }

  override readonly name = "ProverError";
  readonly httpStatus: number | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly httpStatus?: number | undefined }) {
    super("prover_failed", message, options);
    this.httpStatus = options?.httpStatus;
  }
}

/**
 * A transfer did not succeed.
 *
 * - `refused`: the node did not accept it; nothing was moved.
 * - `failed`: it was accepted, but failed when it was applied; nothing was moved.
 * - `expired`: it was submitted, never accepted, and can no longer be accepted; nothing was moved.
 * - `unknown`: it was submitted, and it is not known yet whether it was accepted. Do not repeat it: call `check()`, or
 * later `wallet.find(trace)`.
 */
export class TransactionError extends MezonError {
  static {
    brand(TransactionError, "TransactionError");
  }

  override readonly name = "TransactionError";
  readonly outcome: "refused" | "failed" | "expired" | "unknown";
  /** The node's stable code, such as `insufficient_funds`; `undefined` if there was none. */
  readonly chainCode: ChainErrorCode | undefined;
  /** The transaction's hash, if it is known. */
  readonly txHash: string | undefined;
  /** Identifies the transfer on the chain. Can be stored. */
  readonly trace: TransferTrace;
  /** Looks for the transfer again, for a limited time. Only set for `unknown`. Rejects if the wallet is closed. */
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

/** The wallet's own rules do not allow a transfer. Nothing was signed. */
export class TransferRuleError extends MezonError {
  static {
    brand(TransferRuleError, "TransferRuleError");
  }

  override readonly name = "TransferRuleError";
  /** The rule: a limit, or the `confirm` hook. */
  readonly rule: "perTransfer" | "perReceiverPerDay" | "perDay" | "confirm";
  /** The limit in base units; `undefined` for `confirm`. */
  readonly limit: bigint | undefined;
  /** Base units that the limit still allows; `undefined` for `confirm`. */
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

/** An idempotency key is already in use. Nothing was signed. */
export class IdempotencyError extends MezonError {
  static {
    brand(IdempotencyError, "IdempotencyError");
  }

  override readonly name = "IdempotencyError";
  readonly idempotencyKey: string;
  /** The transfer that uses the key. */
  readonly trace: TransferTrace;

  constructor(idempotencyKey: string, trace: TransferTrace, why: string) {
    super("idempotency_conflict", `the idempotency key ${JSON.stringify(idempotencyKey)} ${why}`);
    this.idempotencyKey = idempotencyKey;
    this.trace = trace;
  }
}
