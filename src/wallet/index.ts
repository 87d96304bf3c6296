/**
 * mezonkit/wallet: keys, addresses, amounts, transactions, proofs, and clients of the token chain. Usable without a
 * chat client.
 */
export { chainErrorCodes } from "../../generated/rest/chain.js";
export type { Clock, Timer } from "../core/clock.js";
export {
  ConnectionError,
  MezonError,
  type MezonErrorCode,
  ProtocolError,
  TimeoutError,
  ValidationError,
  type ValidationFault,
} from "../core/errors.js";
export type { Logger } from "../core/logger.js";
export type { Fetch } from "../transport/httpExchange.js";
export { type Amount, fromBaseUnits, TOKEN_DECIMALS, toBaseUnits } from "./amount.js";
export type { Balance } from "./balance.js";
export {
  ChainError,
  type ChainErrorCode,
  IdempotencyError,
  ProofError,
  type ProofFault,
  ProverError,
  TransactionError,
  TransferRuleError,
} from "./errors.js";
export type { JournalRetention } from "./journal/journalRetention.js";
export { KyselyTransferJournal, type KyselyTransferJournalOptions } from "./journal/kyselyTransferJournal.js";
export { MemoryJournal } from "./journal/memoryJournal.js";
export type {
  ClaimResult,
  JournalClaim,
  JournalEntry,
  JournalState,
  JournalUpdate,
  SpendingCap,
  TransferJournal,
} from "./journal/transferJournal.js";
export { addressFromPublicKey, addressFromUserId, isAddress } from "./keys/address.js";
export { generateKeyPair, importKeyPair, KeyPair } from "./keys/keyPair.js";
export type { Payment, PaymentsOptions } from "./payments/payment.js";
export type { ProofCheck } from "./proof/credentials.js";
export { type Proof, type ProofForm, parseProof } from "./proof/proof.js";
export { checkProofBinding, type ProofOwner } from "./proof/proofBinding.js";
export { type PublicInput, parsePublicInput } from "./proof/publicInput.js";
export { publicVerifyingKey } from "./proof/publicVerifyingKey.js";
export { parseVerifyingKey, type VerifyingKey } from "./proof/verifyingKey.js";
export { verifyProof } from "./proof/verifyProof.js";
export {
  type HistoryQuery,
  type IndexedBlock,
  IndexerClient,
  type IndexerClientOptions,
  type WalletDetail,
} from "./services/indexerClient.js";
export type { JsonCallOptions, JsonHttpClientOptions as JsonHostOptions } from "./services/jsonHttpClient.js";
export {
  type AddTransactionAnswer,
  type ChainAccount,
  MmnClient,
  type MmnClientOptions,
  type NodeHealth,
  type WaitingTransaction,
} from "./services/mmnClient.js";
export {
  type ProofRequest,
  type ProverAnswer,
  ProverClient,
  type ProverClientOptions,
  type ProverHealth,
} from "./services/proverClient.js";
export type { ServiceCredentials } from "./services/serviceCredentials.js";
export type { ChainTransaction, TransactionStatus } from "./transaction/chainTransaction.js";
export type { ExtraInfo, TransferType, UserContent } from "./transaction/extraInfo.js";
export {
  type SignedTransaction,
  serializeTransaction,
  signTransaction,
  type Transaction,
  type TransactionMessage,
  TransactionType,
} from "./transaction/transaction.js";
export { validateTransaction } from "./transaction/transactionRules.js";
export type { PreparedTransfer } from "./transfer/preparedTransfer.js";
export type { Transfer, TransferPromise, TransferStage, TransferWaitOptions } from "./transfer/transfer.js";
export type { ForeignSigning, ProverSigning } from "./transfer/transferEngine.js";
export type { TransferFinding, TransferFindOptions } from "./transfer/transferFinding.js";
export type { TransferManyOptions, TransferProgress, TransferResult } from "./transfer/transferMany.js";
export type { TransferDetails, TransferOptions, TransferReceiver } from "./transfer/transferOrder.js";
export type { TransferLimits, TransferQuote } from "./transfer/transferRules.js";
export type { TransferSigner } from "./transfer/transferSigner.js";
export type { StoredTransferTrace, TransferTrace } from "./transfer/transferTrace.js";
export { Wallet } from "./wallet.js";
export type { WalletOptions } from "./walletOptions.js";
