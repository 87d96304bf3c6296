// Generated from openapi/*.yaml by npm run generate. Do not edit.

/** Where and how to call a REST operation. */
export interface RestOperation {
  /** The document that describes it, one a host; its types are in the file of the same name. */
  readonly document: "chain" | "gateway" | "indexer" | "media" | "prover" | "webhook";
  readonly operationId: string;
  readonly method: "GET" | "POST";
  /** Path below the server, with its parameters in braces. */
  readonly path: string;
  /** Kind of the `Authorization` header it takes. */
  readonly auth: "basic" | "bearer" | "none";
  /** False when it may also be called without that header. */
  readonly authRequired: boolean;
  /** Address to call unless the caller knows another; undefined when there is no public one. */
  readonly server: string | undefined;
  /** Content types for the request's body, the preferred one first; empty when it has no body. */
  readonly requestTypes: readonly string[];
  /** Content types of an answer that says it worked, the preferred one first. */
  readonly responseTypes: readonly string[];
  /** Full name of the protobuf message such an answer holds, if it holds one. */
  readonly responseMessage: string | undefined;
}

/** Every REST operation by its id. */
export const restOperations = {
  /**
   * Call one method of the node.
   *
   * Status 200 says that the node read the request, not that the call worked: look for `error`,
   * and with `tx.addtx` at `result.ok`. The content type must be `application/json`, with the
   * charset UTF-8 if one is named, else the answer is 415.
   */
  callChain: {
    document: "chain",
    operationId: "callChain",
    method: "POST",
    path: "/",
    auth: "none",
    authRequired: false,
    server: "https://dong.mezon.ai/mmn-api",
    requestTypes: ["application/json"],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Log in as an app.
   *
   * Exchanges the id and token of an app for a session. Take `api_url` and `ws_url` of the
   * answer as the hosts of everything that follows.
   *
   * The body is JSON text whichever of the two content types labels it. The first one listed
   * is the label known to be accepted everywhere; the body, not the header, is what seems to
   * decide who logs in. A missing app id has been seen to be refused with code 3.
   *
   * The session's `token` and `refresh_token` are JWTs whose claim `exp` is in seconds.
   */
  authenticateApp: {
    document: "gateway",
    operationId: "authenticateApp",
    method: "POST",
    path: "/v2/apps/authenticate/token",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/proto", "application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.Session",
  },
  /**
   * Exchange an app's refresh token for a new session.
   *
   * An older form of the RPC `SessionRefresh`. It is not established that the gateway still
   * serves it, nor that it takes the refresh token of an app: on a refusal log in again with
   * `authenticateApp`.
   */
  refreshApp: {
    document: "gateway",
    operationId: "refreshApp",
    method: "POST",
    path: "/v2/apps/authenticate/refresh",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * End an app's session.
   *
   * An older form of the RPC `SessionLogout`. It is not established that the gateway still
   * serves it.
   */
  logoutApp: {
    document: "gateway",
    operationId: "logoutApp",
    method: "POST",
    path: "/v2/apps/authenticate/logout",
    auth: "bearer",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["*/*"],
    responseMessage: undefined,
  },
  /**
   * Log in a person by e-mail address and password.
   *
   * For people, not for apps; apps use `authenticateApp`.
   */
  authenticateEmail: {
    document: "gateway",
    operationId: "authenticateEmail",
    method: "POST",
    path: "/v2/account/authenticate/email",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.Session",
  },
  /**
   * Have a one-time code sent by e-mail.
   *
   * The answer's `req_id` goes into `confirmOtp` together with the code. How long a code is
   * valid is not established.
   */
  requestEmailOtp: {
    document: "gateway",
    operationId: "requestEmailOtp",
    method: "POST",
    path: "/v2/account/authenticate/emailotp",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.LinkAccountConfirmRequest",
  },
  /**
   * Have a one-time code sent by text message.
   *
   * The answer's `req_id` goes into `confirmOtp` together with the code. How long a code is
   * valid is not established.
   */
  requestSmsOtp: {
    document: "gateway",
    operationId: "requestSmsOtp",
    method: "POST",
    path: "/v2/account/authenticate/smsotp",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.LinkAccountConfirmRequest",
  },
  /**
   * Log in a person with a one-time code.
   *
   * The second step after `requestEmailOtp` or `requestSmsOtp`.
   */
  confirmOtp: {
    document: "gateway",
    operationId: "confirmOtp",
    method: "POST",
    path: "/v2/account/authenticate/confirmotp",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.Session",
  },
  /**
   * Log in a person by a token that Mezon issued.
   *
   * How a client comes by such a token is not established. The body is JSON text whichever of
   * the two content types labels it; the first one listed has been seen in use.
   */
  authenticateMezon: {
    document: "gateway",
    operationId: "authenticateMezon",
    method: "POST",
    path: "/v2/account/authenticate/mezon",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/proto", "application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.Session",
  },
  /**
   * Log in a person by the id token of an identity provider.
   *
   * Unlike the other logins this one answers in JSON. Which providers are accepted is not
   * established.
   */
  authenticateIdToken: {
    document: "gateway",
    operationId: "authenticateIdToken",
    method: "POST",
    path: "/v2/account/authenticate/idtoken",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Begin a login by QR code.
   *
   * Show the answer's `login_id` as a QR code, then ask with `checkLogin` until a device where
   * the person is logged in has confirmed it. How long a login id is valid is not established.
   */
  createQrLogin: {
    document: "gateway",
    operationId: "createQrLogin",
    method: "POST",
    path: "/v2/account/authenticate/createqrlogin",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.LoginIDResponse",
  },
  /**
   * Ask whether a login by QR code was confirmed.
   *
   * Call it repeatedly. While nobody has confirmed, the answer is a session without a `token`.
   */
  checkLogin: {
    document: "gateway",
    operationId: "checkLogin",
    method: "POST",
    path: "/v2/account/authenticate/checklogin",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.Session",
  },
  /**
   * Confirm, from a session of the same person, a login by QR code.
   *
   * Sent to the host that the confirming session names in `api_url`. Clients have been seen to
   * send it with the session's token and without any credentials; how the latter is told
   * apart is not established, so send the token.
   */
  confirmLogin: {
    document: "gateway",
    operationId: "confirmLogin",
    method: "POST",
    path: "/v2/account/authenticate/confirmlogin",
    auth: "bearer",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["*/*"],
    responseMessage: undefined,
  },
  /**
   * Read where an invite leads.
   *
   * Gives the clan and channel of an invite, how many members the clan has and when the invite
   * expires (seconds since 1970). Needs no session.
   */
  getInvite: {
    document: "gateway",
    operationId: "getInvite",
    method: "GET",
    path: "/v2/invite/{inviteId}",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: [],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.InviteUserRes",
  },
  /**
   * List the clans that are open to everyone.
   *
   * A page of the public directory. Needs no session.
   */
  discoverClans: {
    document: "gateway",
    operationId: "discoverClans",
    method: "POST",
    path: "/v2/clan/discover",
    auth: "basic",
    authRequired: true,
    server: "https://gw.mezon.ai:443",
    requestTypes: ["application/json"],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.ListClanDiscover",
  },
  /**
   * Enter a meeting by its public link.
   *
   * Gives the token with which the media server lets someone into the meeting, and for a guest
   * an id and access token of their own. The link is the only credential. There is no request
   * body.
   */
  generateMeetTokenExternal: {
    document: "gateway",
    operationId: "generateMeetTokenExternal",
    method: "POST",
    path: "/v2/meet/external/{token}",
    auth: "none",
    authRequired: false,
    server: "https://gw.mezon.ai:443",
    requestTypes: [],
    responseTypes: ["application/x-protobuf"],
    responseMessage: "mezon.api.GenerateMeetTokenExternalResponse",
  },
  /**
   * Ask whether the service runs.
   *
   * The status is the answer. Whether a session is needed is not established: clients have sent
   * one. The RPC `Healthcheck` asks the same.
   */
  healthcheck: {
    document: "gateway",
    operationId: "healthcheck",
    method: "GET",
    path: "/healthcheck",
    auth: "bearer",
    authRequired: false,
    server: "https://gw.mezon.ai:443",
    requestTypes: [],
    responseTypes: ["*/*"],
    responseMessage: undefined,
  },
  /**
   * Ask whether the service is ready for requests.
   *
   * The status is the answer. Whether a session is needed is not established: clients have sent
   * one.
   */
  readycheck: {
    document: "gateway",
    operationId: "readycheck",
    method: "GET",
    path: "/readycheck",
    auth: "bearer",
    authRequired: false,
    server: "https://gw.mezon.ai:443",
    requestTypes: [],
    responseTypes: ["*/*"],
    responseMessage: undefined,
  },
  /**
   * Read one transaction.
   *
   * Finds transactions in blocks only; for one that waits use `getWaitingTransaction`.
   */
  getIndexedTransaction: {
    document: "indexer",
    operationId: "getIndexedTransaction",
    method: "GET",
    path: "/{chainId}/tx/{hash}/detail",
    auth: "basic",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * List transactions page by page.
   *
   * With `wallet_address` it lists what a wallet sent and received, **of the last 7 days only**
   * unless `start_time` and `end_time` say otherwise. With one of the filters it lists one
   * direction, without that limit. With none of the three it lists everyone's.
   */
  listIndexedTransactions: {
    document: "indexer",
    operationId: "listIndexedTransactions",
    method: "GET",
    path: "/{chainId}/transactions",
    auth: "basic",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * List a wallet's transactions, newest first, from a point in time on.
   *
   * For the next part hand back `next_timestamp` and `next_hash` of the answer's `meta`. One of
   * the three addresses must be given. A transfer to oneself can come twice.
   */
  scrollIndexedTransactions: {
    document: "indexer",
    operationId: "scrollIndexedTransactions",
    method: "GET",
    path: "/{chainId}/transactions/infinite",
    auth: "basic",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * List blocks page by page.
   *
   * The newest block, asked for with `sort_by=block_number`, `sort_order=desc` and `limit=1`, says how far the
   * indexer has read. Without `sort_by` the order is not established. That a block is listed does not prove
   * that all its transactions are: blocks and transactions are stored in separate tables.
   */
  listIndexedBlocks: {
    document: "indexer",
    operationId: "listIndexedBlocks",
    method: "GET",
    path: "/{chainId}/blocks",
    auth: "basic",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * List transactions that wait to enter a block.
   *
   * Asked of the node at the moment of the call.
   */
  listWaitingTransactions: {
    document: "indexer",
    operationId: "listWaitingTransactions",
    method: "GET",
    path: "/{chainId}/pending-transactions",
    auth: "basic",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Read one transaction that waits to enter a block.
   *
   * Asked of the node at the moment of the call.
   */
  getWaitingTransaction: {
    document: "indexer",
    operationId: "getWaitingTransaction",
    method: "GET",
    path: "/{chainId}/pending-tx/{hash}/detail",
    auth: "basic",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Read how active a wallet is.
   *
   * The balance is given for wallets of donation campaigns only; read others with the node's
   * `account.getaccount`.
   */
  getIndexedWallet: {
    document: "indexer",
    operationId: "getIndexedWallet",
    method: "GET",
    path: "/{chainId}/wallets/{address}/detail",
    auth: "basic",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Ask whether the indexer runs.
   *
   * Needs no credentials. It does not say how far behind the node it is.
   */
  checkIndexerHealth: {
    document: "indexer",
    operationId: "checkIndexerHealth",
    method: "GET",
    path: "/health",
    auth: "none",
    authRequired: false,
    server: undefined,
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Play a media file or stream into a voice room.
   *
   * Puts a participant into the room that plays what `url` delivers. Which formats it plays,
   * and how one stops it, is not established.
   */
  playMedia: {
    document: "media",
    operationId: "playMedia",
    method: "POST",
    path: "/api/playmedia",
    auth: "bearer",
    authRequired: true,
    server: "https://stn.mezon.ai",
    requestTypes: ["application/json"],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Get a proof for an ephemeral key.
   *
   * Make a new Ed25519 key pair, send its public key, and use the proof in every transaction
   * that the private key signs. Check the proof before use: its public inputs must name your
   * key and address. How long it takes and how often one may ask is not established.
   */
  prove: {
    document: "prover",
    operationId: "prove",
    method: "POST",
    path: "/prove",
    auth: "none",
    authRequired: false,
    server: "https://dong.mezon.ai/zk-api",
    requestTypes: ["application/json"],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Ask whether the prover runs.
   *
   * Needs no credentials.
   */
  checkProverHealth: {
    document: "prover",
    operationId: "checkProverHealth",
    method: "GET",
    path: "/health/check",
    auth: "none",
    authRequired: false,
    server: "https://dong.mezon.ai/zk-api",
    requestTypes: [],
    responseTypes: ["application/json"],
    responseMessage: undefined,
  },
  /**
   * Post a message into a channel.
   *
   * The message appears under the webhook's own name and picture. Limits of size and rate are
   * not established.
   */
  sendChannelWebhook: {
    document: "webhook",
    operationId: "sendChannelWebhook",
    method: "POST",
    path: "/webhooks/{channelId}/{token}",
    auth: "none",
    authRequired: false,
    server: "https://webhook.mezon.ai",
    requestTypes: ["application/json"],
    responseTypes: ["*/*"],
    responseMessage: undefined,
  },
  /**
   * Post a direct message to a member of a clan.
   *
   * The recipient must be a member of the clan the webhook belongs to. Limits of size and rate
   * are not established.
   */
  sendClanWebhook: {
    document: "webhook",
    operationId: "sendClanWebhook",
    method: "POST",
    path: "/clanwebhooks/{token}/{user}",
    auth: "none",
    authRequired: false,
    server: "https://webhook.mezon.ai",
    requestTypes: ["application/json"],
    responseTypes: ["*/*"],
    responseMessage: undefined,
  },
} as const satisfies Record<string, RestOperation>;

/** Id of a REST operation. */
export type RestOperationId = keyof typeof restOperations;
