/** Limits of the chain. The first group are the node's own. */
export const chainLimits = {
  /** Largest request to the node, in bytes. */
  requestBytes: 131_072,
  /** Largest number of transactions that wait for a block; more are refused. */
  waiting: 100_000,
  /** Largest age of a nonce, in slots. */
  nonceSlots: 150n,
  /** Milliseconds during which the same signed bytes count as a duplicate. */
  duplicateMs: 5 * 60_000,
  /** Number of slots whose duplicates a restarted node remembers. */
  slotsReread: 200n,
  /** Duration of a slot in milliseconds. */
  slotMs: 400,
  /** Milliseconds for which a verified proof is remembered. */
  checkedProofMs: 30 * 60_000,

  /** Largest number of transactions; the oldest final ones are dropped first. */
  transactions: 100_000,
  /** Largest number of accounts; a transaction that would create another one fails when it is applied. */
  accounts: 200_000,
  /** Largest number of verified proofs that are remembered; the least recently used are dropped first. */
  checkedProofs: 1_000,
  /** Largest number of proofs that are made or wait to be made; more are refused with 503. */
  proofsWaiting: 500,
  /** Largest number of callers' addresses whose requests are counted. */
  callers: 1_000,
  /** Largest number of transactions in a response of the indexer. */
  pageSize: 1_000,
} as const;
