import { serviceHosts } from "../../client/serviceHosts.js";
import { isLoopback } from "../../core/loopback.js";
import type { MezonClient } from "../../index.js";
import type { Fetch } from "../../transport/httpExchange.js";
import { attempt, type Finding, LIMIT_MS, skipped } from "./finding.js";

/** A transfer that is never sent: it is prepared and signed, and then discarded. */
const UNSENT = { receiverId: "1", amount: "0.000001" } as const;

/** Whether the services of the token chain answer. Only bots that move tokens need them. */
export async function* chainServices(origin: string, fetch: Fetch): AsyncGenerator<Finding, void, undefined> {
  const { MEZON_MMN_API_URL, MEZON_ZK_API_URL, MEZON_INDEXER_API_URL } = process.env;
  const { MmnClient, ProverClient, IndexerClient } = await import("../../wallet/index.js");
  const given = { mmnApiUrl: MEZON_MMN_API_URL || undefined, zkApiUrl: MEZON_ZK_API_URL || undefined };
  const { mmnApiUrl, zkApiUrl } = serviceHosts(origin, given);
  const http = { fetch, timeoutMs: LIMIT_MS };
  const work = {
    async node(): Promise<string> {
      const { isServing, currentSlot, version, failure } = await new MmnClient({
        ...http,
        url: mmnApiUrl,
      }).checkHealth();
      if (!isServing) throw new Error(`the node does not serve: ${failure || "it does not say why"}`);
      return `version ${version || "unknown"}, slot ${currentSlot}`;
    },
    async prover(): Promise<string> {
      const { isHealthy, status } = await new ProverClient({ ...http, url: zkApiUrl }).checkHealth();
      if (!isHealthy) throw new Error(`the prover says that it is ${JSON.stringify(status)}`);
      return `it says that it is ${status}`;
    },
    async indexer(url: string): Promise<string> {
      const block = await new IndexerClient({ ...http, url }).getNewestBlock();
      return block === undefined ? "it answers, and knows no block" : `it knows block ${block.slot}`;
    },
  };
  yield await attempt("chain-node", work.node, adviceFor("MEZON_MMN_API_URL", "nothing can be transferred without it"));
  yield await attempt("chain-prover", work.prover, adviceFor("MEZON_ZK_API_URL", "nothing can be signed without it"));
  const indexer = MEZON_INDEXER_API_URL || undefined;
  if (indexer === undefined) {
    const isHere = isLoopback(new URL(origin).hostname);
    yield skipped("chain-indexer", `MEZON_INDEXER_API_URL is not set${isHere ? "; mezonkit sandbox prints it" : ""}`);
  } else {
    const advice = adviceFor("MEZON_INDEXER_API_URL", "histories and payments need it");
    yield await attempt("chain-indexer", () => work.indexer(indexer), advice);
  }
}

/**
 * Whether the prover lets a key of the bot spend from its wallet. Nothing is sent.
 *
 * @param isVerified Whether the client refuses a proof that does not hold.
 */
export function chainKey(client: MezonClient, isVerified: boolean): Promise<Finding> {
  const work = async (): Promise<string> => {
    const options = { signal: AbortSignal.timeout(3 * LIMIT_MS) };
    const prepared = await client.wallet.prepare(UNSENT);
    try {
      await client.wallet.sign(prepared, options);
    } finally {
      await client.wallet.discard(prepared);
    }
    const proof = isVerified ? "its proof holds" : "its proof was not verified: MEZON_ZK_VERIFYING_KEY is not set";
    return `the prover registered a key for ${await client.wallet.address()}; ${proof}`;
  };
  return attempt(
    "chain-key",
    work,
    "check MEZON_ZK_API_URL and MEZON_ZK_VERIFYING_KEY: both must belong to the chain of MEZON_MMN_API_URL",
  );
}

function adviceFor(variable: string, consequence: string): string {
  return `check ${variable}, firewalls and proxies; only bots that move tokens need it: ${consequence}`;
}
