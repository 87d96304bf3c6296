import { ConnectionError, ValidationError } from "../core/errors.js";
import { jsonText } from "../core/jsonText.js";
import { requireListener } from "../core/requireFunction.js";
import { requireObject } from "../core/requireObject.js";
import { requireString } from "../core/requireString.js";
import type { SandboxChain } from "./chain/sandboxChain.js";
import { type Faults, type SocketFaultOptions, socketFaultOptions } from "./faults/faults.js";
import { addChannel, addClan, addFile, addInvite, addRole, changeRoleAsOwner } from "./fixtures.js";
import { readReceived, type SandboxReceived } from "./people/received.js";
import { type PersonReference, personIdOf } from "./people/references.js";
import { type ChannelReference, channelIdOf, type SandboxChannel, showChannel } from "./people/sandboxChannel.js";
import { type SandboxMessage, showMessage } from "./people/sandboxMessage.js";
import { payloadOfPush, type SandboxPush } from "./people/sandboxPush.js";
import type { SandboxUser } from "./people/sandboxUser.js";
import { checkDetails } from "./people/userChecks.js";
import type { SandboxUserDetails } from "./people/userOptions.js";
import { SandboxLandmarks } from "./sandboxLandmarks.js";
import type { SandboxParts } from "./sandboxParts.js";
import { overviewOf, type SandboxOverview } from "./saved/overview.js";
import type { SavedWorld } from "./saved/savedWorld.js";
import { saveWorld } from "./saved/saveWorld.js";
import type { TrafficObserver } from "./traffic/sandboxTraffic.js";
import {
  checkFile,
  checkHistory,
  checkNewChannel,
  checkNewClan,
  checkNewRole,
  checkPush,
  checkRoleChange,
} from "./worldChecks.js";
import type {
  ChangeRoleOptions,
  CreateChannelOptions,
  CreateClanOptions,
  CreateRoleOptions,
  SandboxClan,
  SandboxFile,
  SandboxHistoryOptions,
  SandboxPushOptions,
} from "./worldOptions.js";

/** A running local Mezon. Created by `createSandbox`. */
export class Sandbox extends SandboxLandmarks implements AsyncDisposable {
  readonly #parts: SandboxParts;
  #closed: Promise<void> | undefined;

  /** @internal Made by `createSandbox`. */
  constructor(parts: SandboxParts) {
    super(parts);
    this.#parts = parts;
  }

  /** Certificate that a client must trust, in PEM; `undefined` without TLS. */
  get ca(): string | undefined {
    return this.#parts.ca;
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
    checkDetails(details);
    return this.#parts.people.get(requireString(name, "name"), this.clanId, details);
  }

  /**
   * Pushes an event to one person's sockets, to test how your bot handles the event. Stores nothing.
   *
   * ```ts
   * sandbox.push({ name: "voiceStarted", payload: { clanId: sandbox.clanId, voiceChannelId: sandbox.voiceChannelId } });
   * ```
   *
   * @param options.to The person. @default the bot
   */
  push(event: SandboxPush, options: SandboxPushOptions = {}): void {
    checkPush(options);
    const { to = this.botId } = options;
    const { broadcaster, world } = this.#parts.platform;
    broadcaster.toPeople([world.people.get(personIdOf(to)).id], payloadOfPush(event));
  }

  /** Creates a clan with a channel "general". */
  createClan(options: string | CreateClanOptions): SandboxClan {
    const given: CreateClanOptions = typeof options === "string" ? { name: options } : options;
    checkNewClan(given);
    return addClan(this.#parts.platform, given, this);
  }

  /** Creates a channel, thread, group or direct conversation, and notifies those who can see it. */
  createChannel(options: CreateChannelOptions): SandboxChannel {
    checkNewChannel(options);
    return showChannel(addChannel(this.#parts.platform, options, this));
  }

  /** Returns the current state of a channel; `undefined` if there is none with this id. */
  channel(id: string): SandboxChannel | undefined {
    const channel = this.#parts.platform.world.channels.find(id);
    return channel === undefined ? undefined : showChannel(channel);
  }

  /** Whether a person receives the messages of a channel: they can see it, and one of their clients has joined it. */
  hears(person: PersonReference, channel: ChannelReference): boolean {
    const { world, broadcaster } = this.#parts.platform;
    const found = world.channels.find(channelIdOf(channel));
    const id = personIdOf(person);
    if (found === undefined || !world.channels.canSee(id, found)) return false;
    return [...broadcaster.subscribers()].some((each) => each.personId === id && each.receivesChannel(found));
  }

  /** Returns the username of a person or bot; `undefined` if there is none with this id. */
  nameOf(personId: string): string | undefined {
    return this.#parts.platform.world.people.find(personId)?.username;
  }

  /** Creates a role of a clan, and notifies its members. Returns its id. */
  createRole(options: CreateRoleOptions): string {
    checkNewRole(options);
    return addRole(this.#parts.platform, options, this);
  }

  /** Changes who has a role and what it permits, in the name of the clan's owner, and notifies the members. */
  changeRole(roleId: string, change: ChangeRoleOptions): void {
    requireString(roleId, "roleId");
    checkRoleChange(change);
    changeRoleAsOwner(this.#parts.platform, roleId, change);
  }

  /**
   * Creates an invite to a clan, valid for a week, in the name of its owner unless another person is given. Returns
   * its id.
   */
  createInvite(clanId: string, creatorId?: string): string {
    return addInvite(this.#parts.platform, clanId, creatorId);
  }

  /** Returns the messages of a channel, oldest first. Returns an empty list if the channel does not exist. */
  messages(channelId: string): readonly SandboxMessage[] {
    const { world } = this.#parts.platform;
    return world.messages.of(channelId).map((message) => showMessage(world, message));
  }

  /**
   * Returns a page of a channel's messages, oldest first: the newest ones, or those before a message.
   *
   * @param options.limit Largest number of messages. @default 50
   */
  history(channelId: string, options: SandboxHistoryOptions = {}): readonly SandboxMessage[] {
    checkHistory(options);
    const { before, limit = 50 } = options;
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
  storeFile(by: PersonReference, file: SandboxFile): string {
    checkFile(file);
    return `${this.baseUrl}${addFile(this.#parts.platform, personIdOf(by), file)}`;
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
    requireString(type, "type");
    requireObject(data, "data", "an object");
    return this.#parts.http.agents.send(jsonText({ ...data, event_type: type }, "data"));
  }

  /**
   * Calls a function for every push, with the ids of the people who receive it: people that code plays, and people
   * whose clients are connected.
   *
   * @returns The function that removes the observer.
   */
  observe(observer: (item: SandboxReceived, personIds: ReadonlySet<string>) => void): () => void {
    requireListener(observer, "observer");
    return this.#parts.platform.broadcaster.observe(({ envelope }, personIds) => {
      const item = readReceived(envelope);
      if (item !== undefined) observer(item, personIds);
    });
  }

  /**
   * Calls a function for all traffic: frames as bytes, and requests with their bodies.
   *
   * @returns The function that removes the observer.
   */
  observeTraffic(observer: TrafficObserver): () => void {
    requireListener(observer, "observer");
    return this.#parts.platform.traffic.observe(observer);
  }

  /** Returns people, clans, channels and so on as plain data, without the messages. */
  overview(): SandboxOverview {
    return overviewOf(this.#parts.platform, this.#parts.sockets.personIds);
  }

  /**
   * Returns the content of the sandbox as plain data, for a file. The option `world` starts another sandbox with it.
   */
  save(): SavedWorld {
    const { botId, clanId, voiceChannelId, streamChannelId, userId } = this;
    const landmarks = { botId, clanId, voiceChannelId, streamChannelId, userId };
    return saveWorld(this.#parts.platform.world, landmarks, (id) => this.chain.unitsOf(id));
  }

  /** Number of frames and HTTP requests so far, in both directions. */
  get traffic(): number {
    return this.#parts.sockets.frames + this.#parts.http.requests;
  }

  /**
   * Resolves when every open socket has read all frames that were sent to it, and all earlier requests over sockets and
   * HTTP were answered. Ignores sockets and requests that a fault blocks.
   */
  async settled(): Promise<void> {
    // The pushes of an HTTP request are sent after its response.
    await this.#parts.http.settled();
    await this.#parts.sockets.settled();
  }

  /** Sends a frame unchanged to every open socket: bytes in a binary frame, a string in a text frame. */
  broadcastRaw(frame: Uint8Array | string): void {
    if (typeof frame !== "string" && !((frame as unknown) instanceof Uint8Array))
      throw new ValidationError("frame", "must be bytes or a text");
    this.#parts.sockets.broadcast(frame);
  }

  /**
   * Closes the open sockets. Clients may connect again.
   *
   * @param code WebSocket close code, 1001 (going away) if omitted.
   * @param options.of Whose sockets. @default everybody's
   */
  disconnectAll(code = 1001, options: SocketFaultOptions = {}): void {
    if (!(Number.isInteger(code) && code >= 1000 && code <= 4999))
      throw new ValidationError("code", "must be a close code, from 1000 to 4999");
    const { of } = socketFaultOptions(options);
    this.#parts.sockets.disconnect(code, of && personIdOf(of));
  }

  /** Ends every connection and wait. Resolves when the port is free and everything is stopped. */
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
}
