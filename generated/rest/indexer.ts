// Generated from openapi/indexer.yaml by npm run generate. Do not edit.

export interface paths {
  "/{chainId}/tx/{hash}/detail": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read one transaction.
     * @description Finds transactions in blocks only; for one that waits use `getWaitingTransaction`.
     */
    get: operations["getIndexedTransaction"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/{chainId}/transactions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List transactions page by page.
     * @description With `wallet_address` it lists what a wallet sent and received, **of the last 7 days only**
     * unless `start_time` and `end_time` say otherwise. With one of the filters it lists one
     * direction, without that limit. With none of the three it lists everyone's.
     */
    get: operations["listIndexedTransactions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/{chainId}/transactions/infinite": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List a wallet's transactions, newest first, from a point in time on.
     * @description For the next part hand back `next_timestamp` and `next_hash` of the answer's `meta`. One of
     * the three addresses must be given. A transfer to oneself can come twice.
     */
    get: operations["scrollIndexedTransactions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/{chainId}/blocks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List blocks page by page.
     * @description The newest block, asked for with `sort_by=block_number`, `sort_order=desc` and `limit=1`, says how far the
     * indexer has read. Without `sort_by` the order is not established. That a block is listed does not prove
     * that all its transactions are: blocks and transactions are stored in separate tables.
     */
    get: operations["listIndexedBlocks"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/{chainId}/pending-transactions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List transactions that wait to enter a block.
     * @description Asked of the node at the moment of the call.
     */
    get: operations["listWaitingTransactions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/{chainId}/pending-tx/{hash}/detail": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read one transaction that waits to enter a block.
     * @description Asked of the node at the moment of the call.
     */
    get: operations["getWaitingTransaction"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/{chainId}/wallets/{address}/detail": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how active a wallet is.
     * @description The balance is given for wallets of donation campaigns only; read others with the node's
     * `account.getaccount`.
     */
    get: operations["getIndexedWallet"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/health": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Ask whether the indexer runs.
     * @description Needs no credentials. It does not say how far behind the node it is.
     */
    get: operations["checkIndexerHealth"];
    put?: never;
    post?: never;
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
    IndexerError: {
      /** @description The HTTP status, sometimes 0. */
      code: number;
      /** @description The reason, in English. */
      message: string;
      /** @description Of no use; always the same text. */
      support_id?: string;
    };
    /** @description A transaction in a block. */
    IndexedTransaction: {
      /** @description Number of the chain in decimal digits. */
      chain_id: string;
      /** @description Its hash, in hexadecimal digits. */
      hash: string;
      /**
       * Format: uint64
       * @description The slot number it was made with. It may exceed 2^53.
       */
      nonce: number | bigint;
      block_hash: string;
      /**
       * Format: uint64
       * @description The slot of its block. It may exceed 2^53.
       */
      block_number: number | bigint;
      /** @description Wallet of the sender, in base58. */
      from_address: string;
      /** @description Wallet of the recipient, in base58. */
      to_address: string;
      value: components["schemas"]["Amount"];
      /**
       * Format: int32
       * @description 0 transfer by proof, 1 transfer by key, 2 user content.
       */
      transaction_type: number;
      /**
       * Format: uint64
       * @description Presumably as at the node: 1 is in a block, 2 is final, 3 failed. Null when not known.
       */
      status: number | bigint | null;
      /**
       * Format: uint64
       * @description When the node took it, in seconds since 1970.
       */
      transaction_timestamp: number | bigint;
      /** @description The note. */
      text_data: string;
      /** @description JSON text handed in with it, or empty. */
      extra_info: string;
    };
    /** @description A transaction that waits to enter a block. */
    WaitingTransaction: {
      /** @description Its hash, in hexadecimal digits. */
      hash: string;
      /** @description Wallet of the sender, in base58. */
      from_address: string;
      /** @description Wallet of the recipient, in base58. */
      to_address: string;
      value: components["schemas"]["Amount"];
      /**
       * Format: uint64
       * @description The slot number it was made with. It may exceed 2^53.
       */
      nonce: number | bigint;
      /**
       * Format: uint64
       * @description When the node took it, in seconds since 1970.
       */
      transaction_timestamp: number | bigint;
      /**
       * @description Always 0, waits.
       * @constant
       */
      status: 0;
      /**
       * @description Always 0, whatever the type is.
       * @constant
       */
      transaction_type: 0;
    };
    TransactionDetail: {
      data: {
        transaction: components["schemas"]["IndexedTransaction"];
      };
    };
    WaitingTransactionDetail: {
      data: {
        transaction: components["schemas"]["WaitingTransaction"];
      };
    };
    TransactionPage: {
      meta: components["schemas"]["PageMeta"];
      data: components["schemas"]["IndexedTransaction"][];
    };
    WaitingTransactionPage: {
      meta: components["schemas"]["PageMeta"];
      data: components["schemas"]["WaitingTransaction"][];
    };
    /** @description Where the page lies. A count of 0 is left out. */
    PageMeta: {
      /**
       * Format: uint64
       * @description Number of the chain.
       */
      chain_id: number | bigint;
      /** @description Which page this is; the first is 0. */
      page: number;
      /** @description Transactions a page. */
      limit?: number;
      /** @description Transactions on all pages. */
      total_items?: number;
      /** @description Pages that can be asked for; for long lists fewer than hold all transactions. */
      total_pages?: number;
    };
    /** @description A block that is final. Further fields come from the software the indexer is made of, and mean nothing here. */
    IndexedBlock: {
      /** @description Number of the chain in decimal digits. */
      chain_id: string;
      /**
       * Format: uint64
       * @description Its slot. It may exceed 2^53.
       */
      block_number: number | bigint;
      block_hash: string;
      /** @description Hash of the block before it. */
      parent_hash?: string;
      /**
       * Format: uint64
       * @description When it was made, in seconds since 1970.
       */
      block_timestamp: number | bigint;
      /**
       * Format: uint64
       * @description Transactions it holds.
       */
      transaction_count: number | bigint;
    };
    BlockPage: {
      /** @description `total_items` counts this page alone, and there is no `total_pages`. */
      meta: components["schemas"]["PageMeta"];
      /** @description Left out or empty when there are none. */
      data?: components["schemas"]["IndexedBlock"][];
    };
    TransactionScroll: {
      meta: components["schemas"]["ScrollMeta"];
      data: components["schemas"]["IndexedTransaction"][];
    };
    /** @description How to go on. */
    ScrollMeta: {
      /**
       * Format: uint64
       * @description Number of the chain.
       */
      chain_id: number | bigint;
      /** @description Transactions a part. */
      limit?: number;
      /** @description Whether there are older ones. False is left out. */
      has_more?: boolean;
      /**
       * Format: date-time
       * @description For `timestamp_lt`. Means nothing when this part is empty.
       */
      next_timestamp?: string;
      /** @description For `last_hash`. Left out when this part is empty. */
      next_hash?: string;
    };
    WalletDetail: {
      data: components["schemas"]["IndexedWallet"];
    };
    /** @description Whether its counts come as numbers or as decimal strings is not established. */
    IndexedWallet: {
      /** @description The wallet, in base58. */
      address: string;
      /** @description Nonce of its last transaction. */
      account_nonce: components["schemas"]["Count"];
      /** @description Transactions it sent or received. */
      transaction_count: components["schemas"]["Count"];
      /** @description Slot of the block that changed it last. */
      last_block: components["schemas"]["Count"];
      /** @description The same as `last_block`. */
      last_balance_update: components["schemas"]["Count"];
      /** @description Base units; for wallets of donation campaigns only. */
      balance?: components["schemas"]["Count"];
    };
    IndexerHealth: {
      /** @description `ok` when it runs. */
      status: string;
      message: string;
      /**
       * Format: date-time
       * @description The indexer's clock.
       */
      time: string;
    };
    /** @description Base units as a decimal number; 10^6 are a token. */
    Amount: string;
    /** @description A whole number. It may exceed 2^53. */
    Count: number | string;
  };
  responses: {
    /** @description 400 the parameters do not fit, 401 credentials are wanted, 404 there is no such thing. */
    Refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IndexerError"];
      };
    };
    /** @description The indexer failed. */
    Failed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IndexerError"];
      };
    };
  };
  parameters: {
    /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
    chainId: string;
    /** @description The transaction's hash, in hexadecimal digits. */
    hash: string;
    /** @description Transactions an answer. Clients keep to at most 1,000. */
    limit: number;
    /** @description Sent or received by this wallet. */
    walletAddress: string;
    /** @description Sent by this wallet. Ignored beside `wallet_address`. */
    fromAddress: string;
    /** @description Received by this wallet. Ignored beside `wallet_address`. */
    toAddress: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getIndexedTransaction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
        chainId: components["parameters"]["chainId"];
        /** @description The transaction's hash, in hexadecimal digits. */
        hash: components["parameters"]["hash"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The transaction. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TransactionDetail"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  listIndexedTransactions: {
    parameters: {
      query?: {
        /** @description Which page; the first is 0. */
        page?: number;
        /** @description Transactions an answer. Clients keep to at most 1,000. */
        limit?: components["parameters"]["limit"];
        /**
         * @description Column to order by; `transaction_timestamp` is in use. Which others are taken is not
         * established.
         */
        sort_by?: string;
        /** @description Upwards or downwards. */
        sort_order?: "asc" | "desc";
        /** @description Sent or received by this wallet. */
        wallet_address?: components["parameters"]["walletAddress"];
        /** @description Sent by this wallet. Ignored beside `wallet_address`. */
        filter_from_address?: components["parameters"]["fromAddress"];
        /** @description Received by this wallet. Ignored beside `wallet_address`. */
        filter_to_address?: components["parameters"]["toAddress"];
        /**
         * @description First day, as YYYY-MM-DD. Only with `wallet_address`; the default is 7 days ago, and a
         * day long past (a year, if not set otherwise) is moved to that limit.
         */
        start_time?: string;
        /** @description Last day, as YYYY-MM-DD. Only with `wallet_address`; the default is now. */
        end_time?: string;
      };
      header?: never;
      path: {
        /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
        chainId: components["parameters"]["chainId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TransactionPage"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  scrollIndexedTransactions: {
    parameters: {
      query?: {
        /** @description Transactions an answer. Clients keep to at most 1,000. */
        limit?: components["parameters"]["limit"];
        /** @description Only older transactions. Without it the list begins with the newest. */
        timestamp_lt?: string;
        /** @description Hash of the last transaction seen, for those with the same time. */
        last_hash?: string;
        /** @description Sent or received by this wallet. */
        wallet_address?: components["parameters"]["walletAddress"];
        /** @description Sent by this wallet. Ignored beside `wallet_address`. */
        filter_from_address?: components["parameters"]["fromAddress"];
        /** @description Received by this wallet. Ignored beside `wallet_address`. */
        filter_to_address?: components["parameters"]["toAddress"];
      };
      header?: never;
      path: {
        /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
        chainId: components["parameters"]["chainId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The next part. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TransactionScroll"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  listIndexedBlocks: {
    parameters: {
      query?: {
        /** @description Which page; the first is 0. */
        page?: number;
        /** @description Transactions an answer. Clients keep to at most 1,000. */
        limit?: components["parameters"]["limit"];
        /** @description Column to order by, such as `block_number` or `block_timestamp`. */
        sort_by?: string;
        /** @description Upwards or downwards. */
        sort_order?: "asc" | "desc";
      };
      header?: never;
      path: {
        /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
        chainId: components["parameters"]["chainId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BlockPage"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  listWaitingTransactions: {
    parameters: {
      query?: {
        /** @description Which page; the first is 0. */
        page?: number;
        /** @description Transactions an answer. Clients keep to at most 1,000. */
        limit?: components["parameters"]["limit"];
      };
      header?: never;
      path: {
        /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
        chainId: components["parameters"]["chainId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WaitingTransactionPage"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  getWaitingTransaction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
        chainId: components["parameters"]["chainId"];
        /** @description The transaction's hash, in hexadecimal digits. */
        hash: components["parameters"]["hash"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The transaction. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WaitingTransactionDetail"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  getIndexedWallet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number of the chain in decimal digits, `1337` for Mezon's. */
        chainId: components["parameters"]["chainId"];
        /** @description The wallet, in base58. */
        address: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The wallet. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WalletDetail"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  checkIndexerHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It runs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IndexerHealth"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
}
