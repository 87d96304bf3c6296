import type { Agent } from "node:http";
import type { Fetch } from "../httpExchange.js";
import { nodeFetch } from "./nodeFetch.js";
import type { NodeModules } from "./nodeModules.js";
import { type Environment, proxyFromEnvironment } from "./proxyRules.js";
import { tunnelAgent } from "./tunnelAgent.js";

export interface NetworkOptions {
  /** Address of a proxy for all connections; `true` for the proxies of the environment; `false` for none. */
  readonly proxy: string | boolean;
  readonly environment: Environment;
  /** Makes all connections in place of a proxy. */
  readonly agent: Agent | undefined;
  /** Trusted certificates, in PEM, in place of the platform's. */
  readonly ca: string | readonly string[] | undefined;
}

/** Makes connections on Node, for HTTP and sockets: through proxies, and with the trusted certificates. */
export class Network {
  readonly fetch: Fetch;
  readonly #modules: NodeModules;
  readonly #options: NetworkOptions;
  readonly #agents = new Map<string, Agent>();

  constructor(modules: NodeModules, options: NetworkOptions) {
    this.#modules = modules;
    this.#options = options;
    const own = nodeFetch(modules, { ca: options.ca, agentFor: (url) => this.agentFor(url) });
    // Requests without a proxy or certificates use the global fetch.
    this.fetch = (request) => (this.#concerns(new URL(request.url)) ? own(request) : globalThis.fetch(request));
  }

  /** The trusted certificates, for code that makes its own connections. */
  get ca(): readonly string[] | undefined {
    const { ca } = this.#options;
    return ca === undefined ? undefined : [ca].flat();
  }

  /** Returns the agent for an address; `undefined` for Node's default. */
  agentFor(url: URL): Agent | undefined {
    const { agent, ca } = this.#options;
    if (agent !== undefined) return agent;
    const proxy = this.#proxyFor(url);
    if (proxy === undefined) return undefined;
    const isSecure = url.protocol === "https:" || url.protocol === "wss:";
    const key = `${isSecure} ${proxy}`;
    const address = new URL(/^[a-z]+:\/\//iu.test(proxy) ? proxy : `http://${proxy}`);
    const made = this.#agents.get(key) ?? tunnelAgent(this.#modules, address, isSecure, { ca: ca && [ca].flat() });
    this.#agents.set(key, made);
    return made;
  }

  /** Closes idle connections that are kept for reuse, and tunnels that are being opened. */
  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    this.#agents.clear();
  }

  #concerns(url: URL): boolean {
    const { agent, ca } = this.#options;
    return agent !== undefined || ca !== undefined || this.#proxyFor(url) !== undefined;
  }

  #proxyFor(url: URL): string | undefined {
    const { proxy, environment } = this.#options;
    if (typeof proxy === "string") return proxy;
    return proxy ? proxyFromEnvironment(url, environment) : undefined;
  }
}
