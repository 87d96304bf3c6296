import { ValidationError } from "../core/errors.js";
import { openNodeSocket } from "../socket/nodeSocket.js";
import type { OpenSocket } from "../socket/socketPort.js";
import type { Fetch } from "../transport/httpExchange.js";
import type { Network, NetworkOptions } from "../transport/network/network.js";
import { type Environment, namesProxies } from "../transport/network/proxyRules.js";
import type { MezonClientOptions } from "./clientOptions.js";

/** Makes a client's connections through proxies, with an agent or with custom certificates. */
export interface ClientNetwork {
  readonly fetch: Fetch;
  readonly openSocket: OpenSocket;
  /** Closes idle connections that are kept for reuse. */
  close(): void;
}

type Settings = Pick<MezonClientOptions, "agent" | "ca" | "proxy">;

/**
 * Returns the network if the options or the environment set a proxy, an agent or certificates; `undefined` otherwise.
 * The modules for it are loaded when they are first needed.
 *
 * @throws {ValidationError} that names the wrong option.
 */
export function clientNetwork({ agent, ca, proxy = true }: Settings): ClientNetwork | undefined {
  const { process } = globalThis as { process?: { readonly env?: Environment } };
  const environment = process?.env ?? {};
  requireProxy(proxy);
  if (ca !== undefined && [ca].flat().some((each) => typeof each !== "string" || !each.includes("BEGIN CERTIFICATE")))
    throw new ValidationError("ca", "must be certificates in PEM, as text");
  const isUsual = agent === undefined && ca === undefined && typeof proxy !== "string";
  if (isUsual && !(proxy === true && namesProxies(environment))) return undefined;
  return new LoadedNetwork({ proxy, environment, agent: agent as NetworkOptions["agent"], ca });
}

class LoadedNetwork implements ClientNetwork {
  readonly #options: NetworkOptions;
  #network: Promise<Network> | undefined;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  readonly fetch: Fetch = async (request) => (await this.#loaded()).fetch(request);

  readonly openSocket: OpenSocket = async (url, handlers, limits) => {
    const network = await this.#loaded();
    return openNodeSocket(url, handlers, limits, { agent: network.agentFor(new URL(url)), ca: network.ca });
  };

  close(): void {
    void this.#network?.then(
      (network) => network.close(),
      () => undefined,
    );
  }

  #loaded(): Promise<Network> {
    this.#network ??= this.#load();
    return this.#network;
  }

  async #load(): Promise<Network> {
    const [{ Network }, { nodeModules }] = await Promise.all([
      import("../transport/network/network.js"),
      import("../transport/network/nodeModules.js"),
    ]);
    const modules = nodeModules();
    if (modules === undefined)
      throw new ValidationError(
        "proxy",
        "and the options agent and ca need Node's modules: use the platform's own settings",
      );
    return new Network(modules, this.#options);
  }
}

function requireProxy(proxy: unknown): void {
  if (typeof proxy === "boolean") return;
  const isAddress = typeof proxy === "string" && URL.canParse(proxy) && /^https?:$/u.test(new URL(proxy).protocol);
  if (!isAddress)
    throw new ValidationError(
      "proxy",
      "must be true, false, or the address of a proxy such as http://proxy.example:3128",
    );
}
