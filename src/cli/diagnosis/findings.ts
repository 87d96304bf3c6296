import { clientNetwork } from "../../client/clientNetwork.js";
import { MezonClient } from "../../index.js";
import { chainKey, chainServices } from "./chain.js";
import { type Finding, skipped } from "./finding.js";
import { dns, gateway, gatewayFromEnvironment } from "./gateway.js";
import { limits, login } from "./login.js";
import { credentials, nodeVersion, store } from "./machine.js";
import { proxy } from "./proxy.js";

/** Tries what a bot needs, one step after the other. Later steps are left out if what they need has failed. */
export async function* findings(): AsyncGenerator<Finding, void, undefined> {
  yield nodeVersion();
  yield await store();
  const known = credentials();
  yield known;
  const origin = gatewayFromEnvironment();
  const { finding, isProxied } = await proxy(origin);
  yield finding;
  const resolved = await dns(origin, isProxied);
  yield resolved;
  if (finding.state === "failed" || resolved.state === "failed") return;
  const network = clientNetwork({});
  const fetch = network?.fetch ?? ((request: Request) => globalThis.fetch(request));
  try {
    const [reached, clock] = await gateway(origin, fetch);
    yield reached;
    if (clock === undefined) return;
    yield clock;
    yield* known.state === "ok" ? loggedIn() : [skipped("login", "there are no credentials")];
    yield* chainServices(origin, fetch);
  } finally {
    network?.close();
  }
}

async function* loggedIn(): AsyncGenerator<Finding, void, undefined> {
  // It is not established that the public key is the one in production: proofs are judged by a key that was given.
  const isVerified = (process.env["MEZON_ZK_VERIFYING_KEY"] ?? "") !== "";
  const verifyProof = isVerified ? "strict" : "warn";
  await using client = new MezonClient({ catchUp: "off", logger: false, verifyProof });
  const entered = await login(client);
  yield entered;
  if (entered.state !== "ok") return;
  yield await limits(client);
  yield await chainKey(client, isVerified);
}
