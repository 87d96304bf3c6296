import { ChannelType } from "../../../generated/constants.js";
import { requireString } from "../../core/requireString.js";
import { limits } from "../limits.js";
import { notFound, tooMany } from "../refusal.js";
import { type Channel, isConversation } from "./channel.js";
import type { Clans } from "./clans.js";
import type { Roles } from "./roles.js";

/** The channels, and who can see them. */
export class Channels {
  readonly #byId = new Map<string, Channel>();
  readonly #dmByPair = new Map<string, Channel>();
  readonly #clans: Clans;
  readonly #roles: Roles;

  constructor(clans: Clans, roles: Roles) {
    this.#clans = clans;
    this.#roles = roles;
  }

  /** Refuses if no more channels can be added. */
  requireRoom(): void {
    if (this.#byId.size >= limits.channels) throw tooMany(`a sandbox holds at most ${limits.channels} channels`);
  }

  add(channel: Channel): void {
    this.requireRoom();
    this.#byId.set(channel.id, channel);
    if (channel.type === ChannelType.Dm) this.#dmByPair.set(pairOf([...channel.memberIds]), channel);
  }

  /** Removes a channel and the threads under it. Returns what was removed. */
  remove(id: string): readonly Channel[] {
    const removed = this.all().filter((channel) => channel.id === id || channel.parentId === id);
    for (const channel of removed) {
      this.#byId.delete(channel.id);
      if (channel.type === ChannelType.Dm) this.#dmByPair.delete(pairOf([...channel.memberIds]));
    }
    return removed;
  }

  /** Returns the direct conversation of two people. */
  dmOf(one: string, other: string): Channel | undefined {
    return this.#dmByPair.get(pairOf([one, other]));
  }

  find(id: string): Channel | undefined {
    return this.#byId.get(id);
  }

  get(id: string): Channel {
    const channel = this.#byId.get(id);
    if (channel === undefined) throw notFound(`there is no channel ${requireString(id, "channelId")}`);
    return channel;
  }

  /** Returns the channel if the person can see it. Otherwise it is refused like one that does not exist. */
  getFor(personId: string, id: string): Channel {
    const channel = this.get(id);
    if (!this.canSee(personId, channel)) throw notFound(`there is no channel ${id} that you can see`);
    return channel;
  }

  canSee(personId: string, channel: Channel): boolean {
    if (isConversation(channel)) return channel.memberIds.has(personId);
    if (this.#clans.find(channel.clanId)?.memberIds.has(personId) !== true) return false;
    if (channel.isPrivate) return channel.memberIds.has(personId) || this.#hasRoleAccess(personId, channel);
    const parent = this.#byId.get(channel.parentId);
    return parent === undefined || this.canSee(personId, parent);
  }

  #hasRoleAccess(personId: string, { clanId, roleIds }: Channel): boolean {
    return roleIds.size > 0 && this.#roles.idsOf(clanId, personId).some((id) => roleIds.has(id));
  }

  /** Returns everybody who can see the channel. */
  membersOf(channel: Channel): readonly string[] {
    if (isConversation(channel)) return [...channel.memberIds];
    const members = this.#clans.find(channel.clanId)?.memberIds ?? [];
    return [...members].filter((id) => this.canSee(id, channel));
  }

  all(): readonly Channel[] {
    return [...this.#byId.values()];
  }
}

function pairOf(ids: readonly string[]): string {
  return [...new Set(ids)].sort().join(":");
}
