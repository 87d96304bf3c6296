import { restOperations } from "../../../generated/rest/operations.js";
import type { components, paths } from "../../../generated/rest/prover.js";
import { brand } from "../../core/brand.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireCallOptions } from "../../core/requireWaitOptions.js";
import { requirePrivate } from "../../transport/requirePrivate.js";
import type { RestCall } from "../../transport/restCall.js";
import { ProverError } from "../errors.js";
import { addressFromPublicKey, addressFromUserId } from "../keys/address.js";
import { type JsonAnswer, type JsonCallOptions, JsonHttpClient, type JsonHttpClientOptions } from "./jsonHttpClient.js";
import { isObject, type JsonObject } from "./jsonValue.js";
import { retryRead } from "./retryRead.js";

type ProveRequest = components["schemas"]["ProveRequest"];

/** Default time limit of a proof, in milliseconds. The proof is calculated during the request. */
export const PROOF_MS = 30_000;

/**
 * Options of a {@link ProverClient}. The default address is that of the public prover, the default `timeoutMs` 30,000.
 * The `url` must use https or be on this machine: the session's token is sent there.
 */
export type ProverClientOptions = Omit<JsonHttpClientOptions, "url"> & { readonly url?: string | undefined };

export interface ProofRequest {
  /** Id of the user who owns the wallet. */
  readonly userId: string;
  /** The key that will spend from the wallet, in base58. */
  readonly publicKey: string;
  /** The `id_token` of a session of the same user. A secret: it is sent to the prover only. */
  readonly idToken: string;
  /** Where the token was issued: by a login at Mezon, or by OAuth. @default `"mezon"` */
  readonly clientType?: NonNullable<ProveRequest["client_type"]> | undefined;
}

const REQUEST: KeysOf<ProofRequest> = { userId: true, publicKey: true, idToken: true, clientType: true };

/** The prover's response. Both parts go into every transaction of the key, unchanged. */
export interface ProverAnswer {
  /** Base64. */
  readonly proof: string;
  /** Base64. */
  readonly publicInput: string;
}

export interface ProverHealth {
  readonly isHealthy: boolean;
  /** The prover's own status. */
  readonly status: string;
  readonly version: string | undefined;
}

/**
 * A client of the prover, which proves that a key may spend from a wallet. Calls reject with `ProverError` if it
 * refuses, `ConnectionError`, `TimeoutError`, or the signal's reason. They are tried three times. The proof is not
 * checked here: see `verifyProof`.
 */
export class ProverClient {
  static {
    brand(ProverClient, "ProverClient");
  }

  readonly #host: JsonHttpClient<paths>;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: ProverClientOptions = {}) {
    requireObject(options, "options", "an object such as { url }");
    const { url = restOperations.prove.server, timeoutMs = PROOF_MS } = options;
    this.#host = new JsonHttpClient({ ...options, url, timeoutMs });
    requirePrivate(this.#host.url, "url", "the session's token");
  }

  /** Requests a proof that a key may spend from a user's wallet. */
  async prove(request: ProofRequest, options: JsonCallOptions = {}): Promise<ProverAnswer> {
    requireOptions(request, REQUEST, { path: "request" });
    const { userId, publicKey, idToken, clientType = "mezon" } = request;
    if (typeof idToken !== "string" || idToken === "")
      throw new ValidationError("idToken", "must be the id token of a session: log in first");
    const body: ProveRequest = {
      user_id: userId,
      ephemeral_pk: addressFromPublicKey(publicKey),
      jwt: idToken,
      address: addressFromUserId(userId),
      client_type: clientType,
    };
    return this.#read(
      (prover) => prover.POST("/prove", { body }),
      options,
      (json, answer) => proofOf(json, answer, idToken),
    );
  }

  async checkHealth(options: JsonCallOptions = {}): Promise<ProverHealth> {
    return this.#read(
      (prover) => prover.GET("/health/check"),
      options,
      ({ status, version }) => ({
        isHealthy: status === "healthy",
        status: typeof status === "string" ? status : "",
        version: typeof version === "string" ? version : undefined,
      }),
    );
  }

  async #read<T>(
    call: RestCall<paths>,
    options: JsonCallOptions,
    pick: (json: JsonObject, answer: JsonAnswer) => T,
  ): Promise<T> {
    requireCallOptions(options);
    const what = "the prover";
    return retryRead({ ...options, what, clock: this.#host.clock }, async (signal) => {
      const answer = await this.#host.call({ what, signal }, call);
      const { ok, status, json } = answer;
      if (ok && isObject(json)) return pick(json, answer);
      const advice = status === 401 || status === 403 ? ": the session's id token was not accepted; log in again" : "";
      // The text of the prover's refusals is not established and may contain the token, so it is not shown.
      const said = ok ? "answered with something that is no JSON object" : `refused with HTTP ${status}`;
      throw new ProverError(`the prover ${said}${advice}`, { httpStatus: status });
    });
  }
}

function proofOf({ data, error, message }: JsonObject, { status }: JsonAnswer, secret: string): ProverAnswer {
  if (isObject(data) && typeof data["proof"] === "string" && typeof data["public_input"] === "string")
    return { proof: data["proof"], publicInput: data["public_input"] };
  const said = [error, message].find((text) => typeof text === "string" && text !== "");
  const reason = typeof said === "string" ? said.replaceAll(secret, "…").slice(0, 200) : "no reason given";
  throw new ProverError(`the prover gave no proof: ${reason}`, { httpStatus: status });
}
