import { ChannelType } from "../../../generated/constants.js";
import type { Sandbox } from "../../sandbox/index.js";

/** Names of people and places, as failures and transcripts show them. */
export class Names {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** The name of a person or a channel with an id; `undefined` if there is none. */
  known(id: string): string | undefined {
    if (this.#sandbox.channel(id) !== undefined) return this.channel(id);
    return this.#sandbox.nameOf(id);
  }

  person(id: string): string {
    return this.#sandbox.nameOf(id) ?? `user ${id}`;
  }

  channel(id: string): string {
    const channel = this.#sandbox.channel(id);
    if (channel === undefined) return `channel ${id}`;
    const { type, name, memberIds } = channel;
    if (type !== ChannelType.Dm && type !== ChannelType.Group) return `#${name}`;
    return `@${name === "" ? memberIds.map((member) => this.person(member)).join("+") : name}`;
  }
}
