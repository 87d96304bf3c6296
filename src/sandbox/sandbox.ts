import { ChannelType } from "../../generated/constants.js";
import { ConnectionError } from "../core/errors.js";
import { changeRole, createRole } from "./actions/changingRoles.js";
import { createClan, joinClan } from "./actions/clanMembership.js";
import { createClanChannel, createGroup, openDirectConversation } from "./actions/creatingChannels.js";
import { inviteTo } from "./actions/inviting.js";
import { newUploadPath, putFile } from "./actions/uploads.js";
import type { ChainService } from "./chain/chainService.js";
import type { SandboxChain } from "./chain/sandboxChain.js";
import { type Address, httpOrigin, socketOrigin } from "./describe/address.js";
import type { Faults, SocketFaultOptions } from "./faults/faults.js";
import type { PersonRegistry } from "./people/personRegistry.js";
import { readReceived, type SandboxReceived } from "./people/received.js";
import { type PersonReference, personIdOf } from "./people/references.js";
import { type ChannelReference, channelIdOf, type SandboxChannel, showChannel } from "./people/sandboxChannel.js";
import { type SandboxMessage, showMessage } from "./people/sandboxMessage.js";
import { payloadOfPush, type SandboxPush } from "./people/sandboxPush.js";
import type { SandboxUser } from "./people/sandboxUser.js";
import type { SandboxUserDetails } from "./people/userOptions.js";
import type { Platform } from "./platform.js";
import { invalid } from "./refusal.js";
import { overviewOf, type SandboxOverview } from "./saved/overview.js";
import type { SavedWorld } from "./saved/savedWorld.js";
import { saveWorld } from "./saved/saveWorld.js";
import type { HttpService } from "./server/httpService.js";
import type { SandboxServer } from "./server/sandboxServer.js";
import type { SocketService } from "./server/socketService.js";
import type { Channel } from "./state/channel.js";
import { permissionId } from "./state/permissions.js";
import type { TrafficObserver } from "./traffic/sandboxTraffic.js";
import type {
  ChangeRoleOptions,
  CreateChannelOptions,
  CreateClanOptions,
  CreateRoleOptions,
  SandboxClan,
  SandboxFile,
  SandboxHistoryOptions,
} from "./worldOptions.js";

/** The parts of a sandbox. */
export interface SandboxParts {
  readonly platform: Platform;
  readonly sockets: SocketService;
  readonly server: SandboxServer;
  readonly http: HttpService;
  readonly chain: { readonly service: ChainService; readonly seen: SandboxChain };
  readonly faults: Faults;
  readonly people: PersonRegistry;
  readonly address: Address;
  readonly ca: string | undefined;
  readonly bot: { readonly id: string; readonly token: string };
  readonly clanId: string;
  readonly channelId: string;
  readonly voiceChannelId: string;
  readonly streamChannelId: string;
  readonly userId: string;
}

/** A running local Mezon. Created by `createSandbox`. */
export class Sandbox implements AsyncDisposable {
  // The own properties are options of a client, so that `{ ...sandbox }` is all that a client needs. Others are getters.
  readonly host: string;
  readonly port: number;
  /** Whether it speaks TLS. */
  readonly useSSL: boolean;
  /** Id of the app that may log in, and of its bot. */
  readonly botId: string;
  /** The app's token. */
  readonly token: string;
  /** Origin of the host that plays media into voice rooms. */
  readonly mediaUrl: string;
  /** Origin of the host that sends events of AI agents. */
  readonly agentEventUrl: string;
  /** Address of the token chain's node, with a trailing slash. */
  readonly mmnApiUrl: string;
  /** Address of the prover, with a trailing slash. */
  readonly zkApiUrl: string;
  /** Address of the chain's indexer, with a trailing slash. */
  readonly indexerApiUrl: string;
  /** The key with which the node verifies proofs, in gnark's form in base64. Valid in this sandbox only. */
  readonly zkVerifyingKey: string;
  readonly #parts: SandboxParts;
  #closed: Promise<void> | undefined;

  /** @internal Made by `createSandbox`. */
  constructor(parts: SandboxParts) {
    const { host, port } = parts.address;
    this.#parts = parts;
    this.host = host;
    this.port = port;
    this.useSSL = parts.address.isSecure;
    this.botId = parts.bot.id;
    this.token = parts.bot.token;
    this.mediaUrl = this.baseUrl;
    this.agentEventUrl = this.baseUrl;
    this.mmnApiUrl = `${this.baseUrl}/mmn-api/`;
    this.zkApiUrl = `${this.baseUrl}/zk-api/`;
    this.indexerApiUrl = `${this.baseUrl}/indexer-api/`;
    this.zkVerifyingKey = parts.chain.seen.verifyingKey;
  }

  /** `http://127.0.0.1:PORT`, or `https`: the gateway, and the API's host. */
  get baseUrl(): string {
    return httpOrigin(this.#parts.address);
  }

  /** `ws://127.0.0.1:PORT`, or `wss`: the socket's host. */
  get wsUrl(): string {
    return socketOrigin(this.#parts.address);
  }

  /** Certificate that a client must trust, in PEM; `undefined` without TLS. */
  get ca(): string | undefined {
    return this.#parts.ca;
  }

  /** The default clan: alice owns it, the bot is in it. */
  get clanId(): string {
    return this.#parts.clanId;
  }

  /** The default clan's channel "general". */
  get channelId(): string {
    return this.#parts.channelId;
  }

  /** The default clan's voice room. */
  get voiceChannelId(): string {
    return this.#parts.voiceChannelId;
  }

  /** The default clan's streaming channel. */
  get streamChannelId(): string {
    return this.#parts.streamChannelId;
  }

  /** Alice's id. */
  get userId(): string {
    return this.#parts.userId;
  }

  /** The token chain: balances, transactions, slots, faults. */
  get chain(): SandboxChain {
    return this.#parts.chain.seen;
  }

  /** Switches faults on, to test how your bot handles them. */
  get faults(): Faults {
    return this.#parts.faults;
  }

  /** Number of open sockets. */
  get connections(): number {
    return this.#parts.sockets.size;
  }

  /**
   * Returns the person with a name, whom your code plays. Creates them as a member of the default clan if there is
   * none.
   *
   * ```ts
   * const alice = sandbox.user("alice", { displayName: "Alice Nguyễn", nick: "Ali" });
   * ```
   *
   * @param details New details of the person; omitted ones keep their value.
   * @throws {ValidationError} for an id that is not the person's.
   */
  user(name: string, details: SandboxUserDetails = {}): SandboxUser {
    return this.#parts.people.get(name, this.clanId, details);
  }

  /**
   * Pushes an event to one person's sockets, without a cause: use it to test how your bot handles the event. Nothing
   * is stored.
   *
   * ```ts
   * sandbox.push({ name: "voiceStarted", payload: { clanId: sandbox.clanId, voiceChannelId: sandbox.voiceChannelId } });
   * ```
   *
   * @param options.to The person. @default the bot
   */
  push(event: SandboxPush, { to = this.botId }: { readonly to?: PersonReference | undefined } = {}): void {
    const { broadcaster, world } = this.#parts.platform;
    broadcaster.toPeople([world.people.get(personIdOf(to)).id], payloadOfPush(event));
  }

  /** Creates a clan with a channel "general". */
  createClan(options: string | CreateClanOptions): SandboxClan {
    const {
      name,
      ownerId = this.userId,
      memberIds = [this.botId],
    } = typeof options === "string" ? { name: options } : options;
    const { platform } = this.#parts;
    const { people } = platform.world;
    return platform.broadcaster.deliverAfter(() => {
      const members = memberIds.map((id) => people.get(id));
      const clan = createClan(platform, people.get(ownerId), { name });
      for (const member of members) joinClan(platform, member, clan);
      return { id: clan.id, name: clan.name, ownerId, channelId: clan.welcomeChannelId };
    });
  }

  /** Creates a channel, thread, group or direct conversation, and notifies those concerned. */
  createChannel(options: CreateChannelOptions): SandboxChannel {
    return showChannel(this.#parts.platform.broadcaster.deliverAfter(() => this.#createChannel(options)));
  }

  /** Returns the current state of a channel; `undefined` if there is none with this id. */
  channel(id: string): SandboxChannel | undefined {
    const channel = this.#parts.platform.world.channels.find(id);
    return channel === undefined ? undefined : showChannel(channel);
  }

  /** Whether somebody receives what is posted in a channel: they can see it, and one of their clients has joined it. */
  hears(person: PersonReference, channel: ChannelReference): boolean {
    const { world, broadcaster } = this.#parts.platform;
    const found = world.channels.find(channelIdOf(channel));
    const id = personIdOf(person);
    if (found === undefined || !world.channels.canSee(id, found)) return false;
    return [...broadcaster.subscribers()].some((each) => each.personId === id && each.hearsChannel(found));
  }

  /** Returns the username of a person or bot; `undefined` if there is none with this id. */
  nameOf(personId: string): string | undefined {
    return this.#parts.platform.world.people.find(personId)?.username;
  }

  /** Creates a role of a clan, and notifies its members. Returns its id. */
  createRole(options: CreateRoleOptions): string {
    const { name, clanId = this.clanId, memberIds = [], permissions: slugs = [], color = "" } = options;
    const { platform } = this.#parts;
    const owner = platform.world.people.get(platform.world.clans.get(clanId).ownerId);
    const request = { clanId, title: name, color, addUserIds: memberIds, activePermissionIds: slugs.map(permissionId) };
    const rest = { roleIcon: "", description: "", displayOnline: 0, allowMention: 1, orderRole: 0 };
    return platform.broadcaster.deliverAfter(() => createRole(platform, owner, { ...request, ...rest })).id;
  }

  /** Changes who has a role and what it permits, in the name of the clan's owner, and notifies the members. */
  changeRole(roleId: string, change: ChangeRoleOptions): void {
    const { platform } = this.#parts;
    const role = platform.world.roles.find(roleId);
    if (role === undefined) throw invalid(`there is no role ${roleId}`);
    const owner = platform.world.people.get(platform.world.clans.get(role.clanId).ownerId);
    const { addMemberIds = [], removeMemberIds = [], addPermissions = [], removePermissions = [] } = change;
    const { displayOnline, allowMention, clanId } = role;
    platform.broadcaster.deliverAfter(() =>
      changeRole(platform, owner, {
        ...{ clanId, roleId, displayOnline, allowMention, addUserIds: addMemberIds, removeUserIds: removeMemberIds },
        activePermissionIds: addPermissions.map(permissionId),
        removePermissionIds: removePermissions.map(permissionId),
      }),
    );
  }

  /**
   * Creates an invite to a clan, valid for a week, in the name of its owner unless another person is given. Returns
   * its id.
   */
  createInvite(clanId: string, creatorId?: string): string {
    const { world } = this.#parts.platform;
    const clan = world.clans.get(clanId);
    return inviteTo(this.#parts.platform, world.people.get(creatorId ?? clan.ownerId), { clanId }).id;
  }

  /** Returns the messages of a channel, oldest first; none for a channel that does not exist. */
  messages(channelId: string): readonly SandboxMessage[] {
    const { world } = this.#parts.platform;
    return world.messages.of(channelId).map((message) => showMessage(world, message));
  }

  /**
   * Returns a page of a channel's messages, oldest first: the newest ones, or those before a message.
   *
   * @param options.limit Largest number of messages. @default 50
   */
  history(channelId: string, { before, limit = 50 }: SandboxHistoryOptions = {}): readonly SandboxMessage[] {
    const { world } = this.#parts.platform;
    const messages = world.messages.of(channelId);
    const end = before === undefined ? messages.length : messages.findIndex(({ id }) => id === before);
    return messages.slice(Math.max(0, end - limit), Math.max(0, end)).map((message) => showMessage(world, message));
  }

  /** Returns a message as it is now; `undefined` if there is none with this id. */
  message(id: string): SandboxMessage | undefined {
    const { world } = this.#parts.platform;
    const message = world.messages.find(id);
    return message === undefined ? undefined : showMessage(world, message);
  }

  /** Stores a file, as if a person had uploaded it. Returns its address, for an attachment. */
  storeFile(by: PersonReference, { name, type, body }: SandboxFile): string {
    const { platform } = this.#parts;
    const person = platform.world.people.get(personIdOf(by));
    const path = newUploadPath(person, { filename: name, size: body.length });
    putFile(platform, path, platform.world.files.tokenFor(path), { type, body });
    return `${this.baseUrl}${path}`;
  }

  /** Requests to play media into voice rooms, oldest first. */
  get playedMedia(): readonly { readonly channelId: string; readonly url: string; readonly name: string }[] {
    return this.#parts.platform.world.played;
  }

  /**
   * Emits an event of an AI agent, as the platform does by server-sent events.
   *
   * @param type Such as `room_started`, `room_ended`, `room_summary_done`.
   * @returns The number of clients that listened.
   */
  emitAgentEvent(type: string, data: Readonly<Record<string, unknown>> = {}): number {
    return this.#parts.http.agents.send(JSON.stringify({ ...data, event_type: type }));
  }

  /**
   * Calls a function for every push, with the ids of the people whom it reaches: people that code plays, and those
   * whose clients are connected.
   *
   * @returns The function that ends it.
   */
  observe(observer: (item: SandboxReceived, personIds: ReadonlySet<string>) => void): () => void {
    return this.#parts.platform.broadcaster.observe(({ envelope }, personIds) => {
      const item = readReceived(envelope);
      if (item !== undefined) observer(item, personIds);
    });
  }

  /**
   * Calls a function for everything that goes over the wire: frames as bytes, requests with their bodies.
   *
   * @returns The function that ends it.
   */
  observeTraffic(observer: TrafficObserver): () => void {
    return this.#parts.platform.traffic.observe(observer);
  }

  /** Returns who and what is in the sandbox, without the messages, as plain data. */
  overview(): SandboxOverview {
    return overviewOf(this.#parts.platform, this.#parts.sockets.personIds);
  }

  /** Returns what the sandbox holds as plain data, for a file. The option `world` of another one continues from there. */
  save(): SavedWorld {
    const { botId, clanId, voiceChannelId, streamChannelId, userId } = this;
    const landmarks = { botId, clanId, voiceChannelId, streamChannelId, userId };
    return saveWorld(this.#parts.platform.world, landmarks, (id) => this.chain.unitsOf(id));
  }

  /** Number of frames and HTTP requests so far, in both directions. It does not change while nothing happens. */
  get traffic(): number {
    return this.#parts.sockets.frames + this.#parts.http.requests;
  }

  /**
   * Resolves when every open socket has read what it was sent, and when all its earlier requests and every HTTP
   * request were answered. Ignores sockets and requests that a fault holds up.
   */
  async settled(): Promise<void> {
    // What a request over HTTP pushes leaves after its answer.
    await this.#parts.http.settled();
    await this.#parts.sockets.settled();
  }

  /** Sends a frame unchanged to every open socket: bytes in a binary frame, a string in a text frame. */
  broadcastRaw(frame: Uint8Array | string): void {
    this.#parts.sockets.broadcast(frame);
  }

  /**
   * Closes the open sockets. Clients may connect again.
   *
   * @param code WebSocket close code, 1001 (going away) if omitted.
   * @param options.of Whose sockets. @default everybody's
   */
  disconnectAll(code = 1001, { of }: SocketFaultOptions = {}): void {
    this.#parts.sockets.disconnect(code, of && personIdOf(of));
  }

  /** Ends every connection and wait; resolves when the port is free and nothing is left running. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(): Promise<void> {
    this.#parts.people.close(new ConnectionError("the sandbox was closed", { code: "closed" }));
    this.#parts.platform.faults.frames.late.cancel();
    this.#parts.chain.service.close();
    await this.#parts.server.close();
  }

  #createChannel(options: CreateChannelOptions): Channel {
    const { platform } = this.#parts;
    const { people, clans } = platform.world;
    const { clanId = this.clanId, memberIds = [], name = "", type = ChannelType.Channel } = options;
    if (type === ChannelType.Dm || type === ChannelType.Group) {
      const [creatorId, ...otherIds] = memberIds.length > 1 ? memberIds : [this.userId, ...memberIds];
      const [otherId] = otherIds;
      if (creatorId === undefined || otherId === undefined) throw invalid("memberIds: a conversation needs two people");
      const creator = people.get(creatorId);
      return type === ChannelType.Dm
        ? openDirectConversation(platform, creator, otherId)
        : createGroup(platform, creator, { label: name, otherIds });
    }
    const { isPrivate = false, parentId = "0" } = options;
    const owner = people.get(clans.get(clanId).ownerId);
    return createClanChannel(platform, owner, { clanId, label: name, type, isPrivate, parentId, memberIds });
  }
}
