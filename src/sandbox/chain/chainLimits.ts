/** How much the chain keeps and takes. The first group is the node's own. */
export const chainLimits = {
  /** Bytes of a request to the node. */
  requestBytes: 131_072,
  /** Transactions that wait for a block; more are refused. */
  waiting: 100_000,
  /** Slots a nonce may be old. */
  nonceSlots: 150n,
  /** Milliseconds during which the same signed bytes are a duplicate. */
  duplicateMs: 5 * 60_000,
  /** Slots of which a node that starts again remembers the duplicates. */
  slotsReread: 200n,
  /** Milliseconds a slot lasts. */
  slotMs: 400,
  /** Milliseconds a proof that was checked stays known. */
  checkedProofMs: 30 * 60_000,

  /** Transactions kept; the oldest that are final go. */
  transactions: 100_000,
  /** Accounts; a transaction that would open another one fails when it is applied. */
  accounts: 200_000,
  /** Proofs that were checked; the one not used for longest goes. */
  checkedProofs: 1_000,
  /** Proofs that are made or wait to be; more are refused with 503. */
  proofsWaiting: 500,
  /** Addresses of callers whose requests are counted. */
  callers: 1_000,
  /** Transactions an answer of the indexer holds at most. */
  pageSize: 1_000,
} as const;
