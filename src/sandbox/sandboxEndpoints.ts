import { type Address, httpOrigin, socketOrigin } from "./describe/address.js";

/** Where a sandbox can be reached, and with which credentials. */
export class SandboxEndpoints {
  // The own properties are options of a client, so that `{ ...sandbox }` contains all that a client needs. All others
  // are getters.
  readonly host: string;
  readonly port: number;
  /** Whether it uses TLS. */
  readonly useSSL: boolean;
  /** Id of the app that may log in, and of its bot. */
  readonly botId: string;
  /** The app's token. */
  readonly token: string;
  /** Origin of the host that plays media into voice rooms. */
  readonly mediaUrl: string;
  /** Origin of the host that sends events of AI agents. */
  readonly agentEventUrl: string;
  /** Address of the token chain's node, with a trailing slash. */
  readonly mmnApiUrl: string;
  /** Address of the prover, with a trailing slash. */
  readonly zkApiUrl: string;
  /** Address of the chain's indexer, with a trailing slash. */
  readonly indexerApiUrl: string;
  /** The key with which the node verifies proofs, in gnark's form in base64. Valid in this sandbox only. */
  readonly zkVerifyingKey: string;
  readonly #address: Address;

  /** @internal */
  constructor(parts: {
    readonly address: Address;
    readonly bot: { readonly id: string; readonly token: string };
    readonly verifyingKey: string;
  }) {
    this.#address = parts.address;
    this.host = parts.address.host;
    this.port = parts.address.port;
    this.useSSL = parts.address.isSecure;
    this.botId = parts.bot.id;
    this.token = parts.bot.token;
    this.mediaUrl = this.baseUrl;
    this.agentEventUrl = this.baseUrl;
    this.mmnApiUrl = `${this.baseUrl}/mmn-api/`;
    this.zkApiUrl = `${this.baseUrl}/zk-api/`;
    this.indexerApiUrl = `${this.baseUrl}/indexer-api/`;
    this.zkVerifyingKey = parts.verifyingKey;
  }

  /** `http://127.0.0.1:PORT`, or `https`: the gateway, and the API's host. */
  get baseUrl(): string {
    return httpOrigin(this.#address);
  }

  /** `ws://127.0.0.1:PORT`, or `wss`: the socket's host. */
  get wsUrl(): string {
    return socketOrigin(this.#address);
  }
}
