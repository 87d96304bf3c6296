import type { ClientEvents, MezonClient } from "../../src/index.js";

/** Resolves with the next event of a name. */
export function next<Name extends keyof ClientEvents>(client: MezonClient, name: Name): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => client.once(name, resolve));
}

/** Names of the events of a client's life, in the order they come. */
export function recordLife(client: MezonClient): string[] {
  const life: string[] = [];
  for (const name of ["ready", "disconnected", "reconnecting", "resumed", "closed"] as const) {
    client.on(name, () => void life.push(`${name}: ${client.state}`));
  }
  return life;
}
