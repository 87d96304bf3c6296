/** The modules of Node that proxies, agents and certificates need. */
export interface NodeModules {
  readonly http: typeof import("node:http");
  readonly https: typeof import("node:https");
  readonly net: typeof import("node:net");
  readonly tls: typeof import("node:tls");
}

interface Platform {
  readonly process?: { getBuiltinModule?(name: string): unknown };
}

/**
 * Returns the modules; `undefined` on platforms without them. They are not imported by name, so bundlers do not include
 * them.
 */
export function nodeModules(): NodeModules | undefined {
  const get = (globalThis as Platform).process?.getBuiltinModule;
  if (get === undefined) return undefined;
  const [http, https, net, tls] = ["node:http", "node:https", "node:net", "node:tls"].map((name) => get(name));
  const modules = { http, https, net, tls };
  return http === undefined || https === undefined || net === undefined || tls === undefined
    ? undefined
    : (modules as NodeModules);
}
