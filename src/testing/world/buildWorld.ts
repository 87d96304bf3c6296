import { ChannelType } from "../../../generated/constants.js";
import { ValidationError } from "../../core/errors.js";
import type { Sandbox, SandboxChannel, SandboxClan } from "../../sandbox/index.js";
import type {
  WorldChannel,
  WorldChannelKind,
  WorldClan,
  WorldDescription,
  WorldPerson,
  WorldRole,
} from "./worldDescription.js";

/** What a world's names stand for. */
export interface BuiltWorld {
  readonly channels: ReadonlyMap<string, SandboxChannel>;
  readonly clans: ReadonlyMap<string, SandboxClan>;
  /** Ids of roles. */
  readonly roles: ReadonlyMap<string, string>;
}

const TYPES: Readonly<Record<WorldChannelKind, number>> = {
  text: ChannelType.Channel,
  thread: ChannelType.Thread,
  voice: ChannelType.MezonVoice,
  streaming: ChannelType.Streaming,
  forum: ChannelType.Forum,
  announcement: ChannelType.Announcement,
  group: ChannelType.Group,
  dm: ChannelType.Dm,
};

/** Builds a world in a sandbox. Rejects with `ValidationError` for a name that nothing has, or a kind that is none. */
export async function buildWorld(sandbox: Sandbox, description: WorldDescription): Promise<BuiltWorld> {
  const builder = new WorldBuilder(sandbox);
  await builder.build(description);
  return builder;
}

class WorldBuilder implements BuiltWorld {
  readonly channels = new Map<string, SandboxChannel>();
  readonly clans = new Map<string, SandboxClan>();
  readonly roles = new Map<string, string>();
  readonly #sandbox: Sandbox;
  readonly #botName: string | undefined;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#botName = sandbox.nameOf(sandbox.botId);
    const general = sandbox.channel(sandbox.channelId);
    if (general !== undefined) this.channels.set(general.name, general);
  }

  async build({ people = [], clans = [], channels = [], roles = [], history = [] }: WorldDescription): Promise<void> {
    const described = people.map((person): WorldPerson => (typeof person === "string" ? { name: person } : person));
    for (const { name, roles: _roles, ...details } of described) this.#sandbox.user(name, details);
    for (const clan of clans) this.#clan(typeof clan === "string" ? { name: clan } : clan);
    for (const channel of channels) this.#channel(typeof channel === "string" ? { name: channel } : channel);
    for (const role of roles) this.#role(role, described);
    for (const [index, { from, text, in: place = "general" }] of history.entries())
      await this.#sandbox.user(from).send(this.#channelNamed(place, `world.history[${index}].in`), text);
  }

  #clan({ name, owner, members }: WorldClan): void {
    const ownerId = owner === undefined ? undefined : this.#personId(owner);
    const memberIds = members?.map((member) => this.#personId(member));
    this.clans.set(name, this.#sandbox.createClan({ name, ownerId, memberIds }));
  }

  #channel({ name, kind = "text", isPrivate, members = [], parent, clan }: WorldChannel): void {
    const path = `world.channels.${name}`;
    if (!Object.hasOwn(TYPES, kind))
      throw new ValidationError(`${path}.kind`, `must be one of ${Object.keys(TYPES).join(", ")}`);
    const parentId = parent === undefined ? undefined : this.#channelNamed(parent, `${path}.parent`).id;
    const memberIds = members.map((member) => this.#personId(member));
    const options = { name, type: TYPES[kind], isPrivate, memberIds, parentId, clanId: this.#clanId(clan) };
    this.channels.set(name, this.#sandbox.createChannel(options));
  }

  #role({ name, members = [], permissions, clan }: WorldRole, people: readonly WorldPerson[]): void {
    const having = clan === undefined ? people.filter((person) => person.roles?.includes(name)) : [];
    const names = new Set([...members, ...having.map((person) => person.name)]);
    const memberIds = [...names].map((member) => this.#personId(member));
    this.roles.set(name, this.#sandbox.createRole({ name, memberIds, permissions, clanId: this.#clanId(clan) }));
  }

  #clanId(name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    const clan = this.clans.get(name);
    if (clan === undefined) throw new ValidationError("world", `no clan is named ${JSON.stringify(name)}`);
    return clan.id;
  }

  #channelNamed(name: string, path: string): SandboxChannel {
    const channel = this.channels.get(name);
    if (channel !== undefined) return channel;
    const names = [...this.channels.keys()].join(", ");
    throw new ValidationError(path, `no channel is named ${JSON.stringify(name)}; there are ${names}`);
  }

  #personId(name: string): string {
    return name === this.#botName ? this.#sandbox.botId : this.#sandbox.user(name).id;
  }
}
