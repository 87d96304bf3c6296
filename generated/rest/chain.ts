// Generated from openapi/chain.yaml by npm run generate. Do not edit.

export interface paths {
  "/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Call one method of the node.
     * @description Status 200 says that the node read the request, not that the call worked: look for `error`,
     * and with `tx.addtx` at `result.ok`. The content type must be `application/json`, with the
     * charset UTF-8 if one is named, else the answer is 415.
     */
    post: operations["callChain"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description Parameters and result of every method, by its name. No such object travels: it is the table
     * from which the types of calls are taken.
     */
    ChainMethods: {
      /** @description Hand in a signed transaction. */
      "tx.addtx": {
        params: components["schemas"]["AddTransactionParams"];
        result: components["schemas"]["AddTransactionResult"];
      };
      /** @description Look up a transaction. */
      "tx.gettxbyhash": {
        params: components["schemas"]["GetTransactionParams"];
        result: components["schemas"]["GetTransactionResult"];
      };
      /** @description List what waits to enter a block. */
      "tx.getpendingtransactions": {
        params: null;
        result: components["schemas"]["PendingTransactionsResult"];
      };
      /** @description Read the balance of an address. */
      "account.getaccount": {
        params: components["schemas"]["GetAccountParams"];
        result: components["schemas"]["Account"];
      };
      /** @description Read the nonce from which that of the next transaction is made. */
      "account.getcurrentnonce": {
        params: components["schemas"]["GetCurrentNonceParams"];
        result: components["schemas"]["CurrentNonce"];
      };
      /** @description Ask how the node does. */
      "health.check": {
        params: null;
        result: components["schemas"]["NodeHealth"];
      };
    };
    /**
     * @description A call of one method, told apart by `method`.
     * @example {
     *   "jsonrpc": "2.0",
     *   "id": 1,
     *   "method": "account.getaccount",
     *   "params": {
     *     "address": "DqrAfFo3yDQJhKuUo948RG4XfygHJPEe4UhcXxHF8hS2"
     *   }
     * }
     */
    ChainRequest:
      | components["schemas"]["AddTransactionRequest"]
      | components["schemas"]["GetTransactionRequest"]
      | components["schemas"]["GetPendingTransactionsRequest"]
      | components["schemas"]["GetAccountRequest"]
      | components["schemas"]["GetCurrentNonceRequest"]
      | components["schemas"]["CheckHealthRequest"];
    AddTransactionRequest: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      id: components["schemas"]["JsonRpcId"];
      /** @constant */
      method: "tx.addtx";
      params: components["schemas"]["AddTransactionParams"];
    };
    GetTransactionRequest: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      id: components["schemas"]["JsonRpcId"];
      /** @constant */
      method: "tx.gettxbyhash";
      params: components["schemas"]["GetTransactionParams"];
    };
    GetPendingTransactionsRequest: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      id: components["schemas"]["JsonRpcId"];
      /** @constant */
      method: "tx.getpendingtransactions";
      params?: components["schemas"]["NoParams"];
    };
    GetAccountRequest: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      id: components["schemas"]["JsonRpcId"];
      /** @constant */
      method: "account.getaccount";
      params: components["schemas"]["GetAccountParams"];
    };
    GetCurrentNonceRequest: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      id: components["schemas"]["JsonRpcId"];
      /** @constant */
      method: "account.getcurrentnonce";
      params: components["schemas"]["GetCurrentNonceParams"];
    };
    CheckHealthRequest: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      id: components["schemas"]["JsonRpcId"];
      /** @constant */
      method: "health.check";
      params?: components["schemas"]["NoParams"];
    };
    /** @description The outcome of a call; has either `result` or `error`. */
    ChainResponse: components["schemas"]["ChainSuccess"] | components["schemas"]["ChainFailure"];
    ChainSuccess: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      id: components["schemas"]["JsonRpcId"];
      /** @description That of the method called. */
      result:
        | components["schemas"]["AddTransactionResult"]
        | components["schemas"]["GetTransactionResult"]
        | components["schemas"]["PendingTransactionsResult"]
        | components["schemas"]["Account"]
        | components["schemas"]["CurrentNonce"]
        | components["schemas"]["NodeHealth"];
    };
    ChainFailure: {
      jsonrpc: components["schemas"]["JsonRpcVersion"];
      /** @description That of the request; null when it could not be read. */
      id?: components["schemas"]["JsonRpcId"] | null;
      error: components["schemas"]["ChainError"];
    };
    ChainError: {
      /**
       * Format: int32
       * @description | code | meaning |
       * |---|---|
       * | -32600 | not a valid JSON-RPC request |
       * | -32601 | no such method; `data` is its name |
       * | -32602 | the parameters do not fit, or are too long |
       * | -32000 | the method itself failed; `data` is a `ServiceError` |
       */
      code: number;
      /** @description The reason, in English. */
      message: string;
      /** @description More about the reason, depending on the code. */
      data?: components["schemas"]["ServiceError"] | string | string[];
    };
    /**
     * @description A failure with a stable code. Also comes as JSON text, in `error` of the result of
     * `tx.addtx`.
     */
    ServiceError: {
      code: components["schemas"]["ServiceErrorCode"];
      /** @description The reason, in English. */
      message: string;
    };
    /**
     * @description The codes known today; be ready for others.
     *
     * | code | meaning |
     * |---|---|
     * | `invalid_request` | a text is too long or has characters that are not taken, or user content is not well formed |
     * | `invalid_amount` | the amount is 0 |
     * | `invalid_signature` | signature, proof or public inputs do not hold |
     * | `nonce_too_low` | the nonce is more than 150 slots old |
     * | `nonce_too_high` | the nonce lies in the future |
     * | `duplicate_transaction` | the same signed content came before: an earlier try went in |
     * | `account_not_found` | the sender has never received anything |
     * | `insufficient_funds` | the balance less what waits to go out is smaller than the amount |
     * | `mempool_full` | too many transactions wait; try again later |
     * | `transaction_not_found` | no transaction has this hash |
     * | `internal_error` | the node failed |
     * @enum {string}
     */
    ServiceErrorCode:
      | "invalid_request"
      | "invalid_amount"
      | "invalid_signature"
      | "nonce_too_low"
      | "nonce_too_high"
      | "duplicate_transaction"
      | "account_not_found"
      | "insufficient_funds"
      | "mempool_full"
      | "transaction_not_found"
      | "internal_error";
    AddTransactionParams: {
      tx_msg: components["schemas"]["Transaction"];
      /**
       * @description Ed25519 over the UTF-8 text `type|sender|recipient|amount|text_data|nonce|extra_info`.
       * For type 1 base58 of the 64 bytes; for the others base58 of the JSON text
       * `{"PubKey":"…","Sig":"…"}` with both in base64.
       */
      signature: string;
    };
    /** @description A transaction to hand in. Time, proof and public inputs are not covered by the signature. */
    Transaction: {
      type: components["schemas"]["TransactionType"];
      sender: components["schemas"]["Address"];
      /** @description Who receives. The node does not check it: what is sent to a mistyped address is lost. */
      recipient: components["schemas"]["Address"];
      amount: components["schemas"]["Amount"];
      /**
       * Format: uint64
       * @description Milliseconds since 1970; replaced by the node's own clock.
       */
      timestamp: number | bigint;
      /**
       * @description A note, at most 512 bytes in UTF-8. Avoid `|`, which divides the signed text, and
       * patterns that the node takes for attacks: `{{`, `}}`, `${`, `%22`, `eval(`, ….
       */
      text_data: string;
      /**
       * Format: uint64
       * @description A recent slot number, not a counter: the nonce of `account.getcurrentnonce` plus 1.
       * Older than 150 slots (a minute) it is refused. It may exceed 2^53.
       */
      nonce: number | bigint;
      /**
       * @description JSON text or empty, at most 5,120 characters. Mezon is told of a transfer only when it
       * is a flat object of strings whose `type` is `transfer_token`, `give_coffee` or
       * `unlock_item`. A nested object is refused: its text ends in `}}`.
       */
      extra_info: string;
      /** @description The prover's `proof`, in base64. Empty for type 1. */
      zk_proof: string;
      /** @description The prover's `public_input`, in base64. Empty for type 1. */
      zk_pub: string;
    };
    /**
     * Format: int32
     * @description 0 transfer proven by the prover's proof, 1 transfer signed by the key that is the address,
     * 2 user content (no transfer; one a second for the whole node).
     * @enum {integer}
     */
    TransactionType: 0 | 1 | 2;
    AddTransactionResult: {
      /** @description Whether the transaction waits for a block now. It can still fail there. */
      ok: boolean;
      /**
       * @description Its hash, in hexadecimal digits; empty when `ok` is false. It cannot be computed
       * beforehand, because it covers the node's own timestamp.
       */
      tx_hash: string;
      /**
       * @description Empty when `ok` is true. Else a `ServiceError` as JSON text, or plain text: `invalid tx`
       * (the amount is no decimal number below 2^256), `memo too long: …`, or `Too many requests
       * for user content transactions`.
       */
      error: string;
    };
    GetTransactionParams: {
      /** @description The hash `tx.addtx` gave. */
      tx_hash: string;
    };
    GetTransactionResult: {
      /** @description Empty. A hash that is not found is an error of the call instead. */
      error: string;
      tx: components["schemas"]["TransactionInfo"];
      decimals: components["schemas"]["Decimals"];
    };
    /** @description A transaction the node knows. Signature and proof are not given. */
    TransactionInfo: {
      sender: components["schemas"]["Address"];
      recipient: components["schemas"]["Address"];
      amount: components["schemas"]["Amount"];
      /**
       * Format: uint64
       * @description When the node took it, in milliseconds since 1970.
       */
      timestamp: number | bigint;
      /** @description The note. */
      text_data: string;
      /**
       * Format: uint64
       * @description The slot number it was made with. It may exceed 2^53.
       */
      nonce: number | bigint;
      /**
       * Format: uint64
       * @description The slot of its block; 0 while it waits. It may exceed 2^53.
       */
      slot: number | bigint;
      /** @description Hash of its block; empty while it waits. */
      blockhash: string;
      status: components["schemas"]["TransactionStatus"];
      /** @description Why it failed, with status 3; else empty. */
      err_msg: string;
      /** @description The JSON text it was handed in with. */
      extra_info: string;
      /** @description Its hash, in hexadecimal digits. */
      tx_hash: string;
    };
    /**
     * Format: int32
     * @description 0 waits, 1 is in a block, 2 is final, 3 failed.
     * @enum {integer}
     */
    TransactionStatus: 0 | 1 | 2 | 3;
    PendingTransactionsResult: {
      /**
       * Format: uint64
       * @description How many wait.
       */
      total_count: number | bigint;
      /** @description Those that wait; null, not an empty list, when there are none. */
      pending_txs: components["schemas"]["PendingTransaction"][] | null;
      /** @description Empty. */
      error: string;
    };
    PendingTransaction: {
      /** @description Its hash, in hexadecimal digits. */
      tx_hash: string;
      sender: components["schemas"]["Address"];
      recipient: components["schemas"]["Address"];
      amount: components["schemas"]["Amount"];
      /**
       * Format: uint64
       * @description The slot number it was made with. It may exceed 2^53.
       */
      nonce: number | bigint;
      /**
       * Format: uint64
       * @description When the node took it, in milliseconds since 1970.
       */
      timestamp: number | bigint;
      /**
       * @description Always 0, waits.
       * @constant
       */
      status: 0;
    };
    GetAccountParams: {
      address: components["schemas"]["Address"];
    };
    Account: {
      address: components["schemas"]["Address"];
      /** @description The balance in base units; `0` for an address that never received anything. */
      balance: components["schemas"]["Amount"];
      /**
       * Format: uint64
       * @description Nonce of the last transaction sent from here: a slot number, not a count. It may exceed
       * 2^53.
       */
      nonce: number | bigint;
      decimals: components["schemas"]["Decimals"];
    };
    GetCurrentNonceParams: {
      address: components["schemas"]["Address"];
      /**
       * @description Must be one of the two; the answer does not depend on which.
       * @enum {string}
       */
      tag: "latest" | "pending";
    };
    CurrentNonce: {
      address: components["schemas"]["Address"];
      /**
       * Format: uint64
       * @description The latest final slot less 1, the same for every address. It may exceed 2^53: on a
       * chain without blocks it is 2^64 - 1.
       */
      nonce: number | bigint;
      /** @description The tag asked for. */
      tag: string;
      /** @description Empty, or that the tag is not known. */
      error: string;
    };
    NodeHealth: {
      /**
       * Format: int32
       * @description 1 serves, 2 does not.
       * @enum {integer}
       */
      status: 1 | 2;
      node_id: string;
      /**
       * Format: uint64
       * @description The node's clock, in seconds since 1970.
       */
      timestamp: number | bigint;
      /**
       * Format: uint64
       * @description It may exceed 2^53.
       */
      current_slot: number | bigint;
      /**
       * Format: uint64
       * @description The same as `current_slot`.
       */
      block_height: number | bigint;
      /**
       * Format: uint64
       * @description How many transactions wait.
       */
      mempool_size: number | bigint;
      is_leader: boolean;
      is_follower: boolean;
      version: string;
      /**
       * Format: uint64
       * @description Not what it says; the clock in seconds since 1970.
       */
      uptime: number | bigint;
      /** @description Empty when the node serves. */
      error_message: string;
    };
    /**
     * @description A wallet in base58, without a checksum: the SHA-256 of a user's id as text, or for
     * transfers of type 1 an Ed25519 public key.
     */
    Address: string;
    /** @description Base units as a decimal number below 2^256, without leading zeros: 10^6 are a token. */
    Amount: string;
    /**
     * Format: int32
     * @description Decimal places of a token, 6.
     */
    Decimals: number;
    /** @constant */
    JsonRpcVersion: "2.0";
    /** @description Chosen by the caller, repeated in the answer. */
    JsonRpcId: number | string;
    /** @description There are none; leave it out. */
    NoParams: null;
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  callChain: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChainRequest"];
      };
    };
    responses: {
      /** @description The result or the error of the call. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ChainResponse"];
        };
      };
      /** @description The request had no `id`, so it has no answer. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body is too long, or is not a single JSON object (batches are not taken). */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/plain": string;
        };
      };
      /** @description The method was not POST. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The content type is not JSON in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/plain": string;
        };
      };
      /** @description More than 100 requests a second came from this address. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/plain": string;
        };
      };
      /** @description The node is not reachable. What the body holds is not established. */
      "5XX": {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "*/*": unknown;
        };
      };
    };
  };
}

/** Every ServiceErrorCode there is. */
export const chainErrorCodes = [
  "invalid_request",
  "invalid_amount",
  "invalid_signature",
  "nonce_too_low",
  "nonce_too_high",
  "duplicate_transaction",
  "account_not_found",
  "insufficient_funds",
  "mempool_full",
  "transaction_not_found",
  "internal_error",
] as const satisfies readonly components["schemas"]["ServiceErrorCode"][];

/** The values of TransactionType, by name. */
export const TransactionType = {
  TransferByProof: 0,
  TransferByKey: 1,
  UserContent: 2,
} as const satisfies Record<string, components["schemas"]["TransactionType"]>;

/** The values of TransactionStatus, by name. */
export const TransactionStatus = {
  Pending: 0,
  Confirmed: 1,
  Finalized: 2,
  Failed: 3,
} as const satisfies Record<string, components["schemas"]["TransactionStatus"]>;
