// Generated from openapi/prover.yaml by npm run generate. Do not edit.

export interface paths {
  "/prove": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a proof for an ephemeral key.
     * @description Make a new Ed25519 key pair, send its public key, and use the proof in every transaction
     * that the private key signs. Check the proof before use: its public inputs must name your
     * key and address. How long it takes and how often one may ask is not established.
     */
    post: operations["prove"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/health/check": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Ask whether the prover runs.
     * @description Needs no credentials.
     */
    get: operations["checkProverHealth"];
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
    ProveRequest: {
      /**
       * Format: int64
       * @description Id of the person or app, in decimal digits.
       */
      user_id: string;
      /** @description The 32 bytes of the Ed25519 public key, in base58. */
      ephemeral_pk: string;
      /** @description The `id_token` of a session of the same person or app. */
      jwt: string;
      /** @description The wallet: base58 of the SHA-256 of `user_id` as text. */
      address: string;
      /**
       * @description Where the `jwt` comes from: a login at Mezon, or one by OAuth. Callers have been seen to
       * leave it out; what the prover assumes then is not established.
       * @enum {string}
       */
      client_type?: "mezon" | "oauth";
    };
    /** @description Has `data` when it worked and `error` when not, with status 200 either way. */
    ProveResponse: {
      /** @description Not always there. */
      success?: boolean;
      data?: components["schemas"]["Proof"];
      /** @description Text for people. */
      message?: string;
      /** @description Why there is no proof. */
      error?: string;
    };
    Proof: {
      /**
       * @description A Groth16 proof over BN254 in 164 bytes. Goes into a transaction as `zk_proof`, as it
       * is.
       */
      proof: string;
      /** @description The four public inputs in 140 bytes. Goes into a transaction as `zk_pub`, as it is. */
      public_input: string;
    };
    ProverHealth: {
      /** @description `healthy` when it runs. */
      status?: string;
      /** @description When this was written. Its form is not established. */
      timestamp?: unknown;
      message?: string;
      version?: string;
    };
  };
  responses: {
    /** @description There is no proof. The body says why; its form is not established. */
    Failed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "*/*": unknown;
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  prove: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProveRequest"];
      };
    };
    responses: {
      /** @description The proof, or an `error` in its place. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ProveResponse"];
        };
      };
      "4XX": components["responses"]["Failed"];
      "5XX": components["responses"]["Failed"];
    };
  };
  checkProverHealth: {
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
          "application/json": components["schemas"]["ProverHealth"];
        };
      };
      "4XX": components["responses"]["Failed"];
      "5XX": components["responses"]["Failed"];
    };
  };
}
