import type { Sandbox } from "../../sandbox/index.js";

/** Returns the environment variables with which `new MezonClient()`, without options, connects to a sandbox. */
export function botEnvironment(sandbox: Sandbox): Readonly<Record<string, string>> {
  return {
    MEZON_BOT_ID: sandbox.botId,
    MEZON_TOKEN: sandbox.token,
    MEZON_GATEWAY_HOST: sandbox.host,
    MEZON_GATEWAY_PORT: String(sandbox.port),
    MEZON_GATEWAY_USE_SSL: String(sandbox.useSSL),
    MEZON_MMN_API_URL: sandbox.mmnApiUrl,
    MEZON_ZK_API_URL: sandbox.zkApiUrl,
    MEZON_INDEXER_API_URL: sandbox.indexerApiUrl,
    MEZON_ZK_VERIFYING_KEY: sandbox.zkVerifyingKey,
  };
}
