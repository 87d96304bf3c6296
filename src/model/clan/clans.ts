import { createClanDesc } from "../../../generated/mezon/api/clan_codec.js";
import type { ClanDesc } from "../../../generated/mezon/api/clan_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { MezonError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireCallOptions } from "../../core/requireWaitOptions.js";
import { SharedCalls } from "../../core/sharedCalls.js";
import { type CallOptions, callOptions, sharedCall, sharedWait } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { listedIds, requireText } from "../require.js";
import { Clan } from "./clan.js";

/** A clan to create. */
export interface NewClan {
  readonly name: string;
  readonly logoUrl?: string | undefined;
  readonly bannerUrl?: string | undefined;
}

const MOST_CLANS = 10_000;
const MOST_PARTIAL = 1_000;

const NEW_CLAN: KeysOf<NewClan> = { name: true, logoUrl: true, bannerUrl: true };

/** The clans of the account. All of them are known after the login. */
export class Clans {
  readonly #context: ModelContext;
  readonly #refreshing = new SharedCalls<readonly ClanDesc[]>();
  readonly #known = new BoundedMap<string, Clan>(MOST_CLANS);
  /** Clans that an event named before the server has described them: those that were joined a moment ago. */
  readonly #partial = new BoundedMap<string, Clan>(MOST_PARTIAL);

  constructor(context: ModelContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#known.size;
  }

  /** Returns a clan of the account; `undefined` for any other. */
  get(id: string): Clan | undefined {
    return this.#known.peek(id);
  }

  /**
   * Returns the object of a clan that an event named, known or not.
   *
   * @internal
   */
  handle(id: string): Clan {
    const known = this.#known.peek(id) ?? this.#partial.get(id);
    if (known !== undefined) return known;
    const clan = new Clan({ ...createClanDesc(), clanId: id }, this.#context, true);
    this.#partial.set(id, clan);
    return clan;
  }

  /**
   * Returns a clan of the account; fetches it if it is not known. Rejects with `MezonError` (`not_found`) for any
   * other.
   */
  async fetch(id: string, options: CallOptions = {}): Promise<Clan> {
    requireId(id, "clanId");
    requireCallOptions(options);
    const cached = this.get(id);
    if (cached !== undefined) return cached;
    const waitOptions = sharedWait("the clans of the account", options, this.#context);
    const wires = await this.#refreshing.run("", waitOptions, (signal) => this.#refresh(sharedCall(signal)));
    // Taken from the response: there may be more clans than fit into memory.
    const wire = wires.find(({ clanId }) => clanId === id);
    if (wire === undefined) throw new MezonError("not_found", `this account is in no clan ${id}`);
    return this.get(id) ?? this.upsert(wire);
  }

  /** The known clans. */
  async *list(): AsyncGenerator<Clan, void, undefined> {
    yield* [...this.#known.values()];
  }

  /** Creates a clan; the account becomes its owner. Rejects with `ValidationError` for an empty name. */
  async create(clan: NewClan, options: CallOptions = {}): Promise<Clan> {
    requireOptions(clan, NEW_CLAN, { path: "clan" });
    const { name, logoUrl = "", bannerUrl = "" } = clan;
    const request = { clanName: requireText(name, "name"), logo: logoUrl, banner: bannerUrl };
    const waitOptions = callOptions(options);
    const made = this.upsert(await this.#context.rpc.createClanDesc(request, waitOptions));
    await this.#context.request({ case: "clanJoin", value: { clanId: made.id } }, waitOptions);
    return made;
  }

  /** Joins a clan with an invite: its id, or the link that ends with the id. Returns the clan's id. */
  async join(invite: string, options: CallOptions = {}): Promise<string> {
    requireText(invite, "invite");
    const inviteId = requireId(invite.split("/").at(-1) ?? invite, "invite");
    const { clanId } = await this.#context.rpc.inviteUser({ inviteId }, options);
    return clanId;
  }

  /** Sorts the account's clans in the order of the given ids. */
  async setOrder(clanIds: readonly string[], options: CallOptions = {}): Promise<void> {
    const clansOrder = listedIds(clanIds, "clanIds").map((clanId, order) => ({ clanId, order }));
    await this.#context.rpc.updateClanOrder({ clansOrder }, options);
  }

  /** Fetches the clans of the account. */
  async refresh(options: CallOptions = {}): Promise<void> {
    await this.#refresh(options);
  }

  /**
   * Replaces the known clans by exactly these.
   *
   * @internal
   */
  replaceAll(wires: readonly ClanDesc[]): void {
    const ids = new Set(wires.map(({ clanId }) => clanId));
    for (const clan of [...this.#known.values()]) if (!ids.has(clan.id)) this.remove(clan.id);
    for (const wire of wires) this.upsert(wire);
  }

  /** @internal */
  upsert(wire: ClanDesc): Clan {
    const known = this.#known.peek(wire.clanId);
    if (known !== undefined) {
      known.patch(wire);
      return known;
    }
    const partial = this.#partial.peek(wire.clanId);
    this.#partial.delete(wire.clanId);
    partial?.complete(wire);
    const clan = partial ?? new Clan(wire, this.#context);
    this.#known.set(clan.id, clan);
    return clan;
  }

  /** @internal */
  cached(): readonly Clan[] {
    return [...this.#known.values()];
  }

  /**
   * Removes a clan. Waits for events there end.
   *
   * @internal
   */
  remove(id: string): void {
    this.#context.waiting.placeGone(id, "clan");
    this.#known.delete(id);
    this.#partial.delete(id);
  }

  /** @internal */
  clear(): void {
    this.#known.clear();
    this.#partial.clear();
  }

  async #refresh(options: CallOptions): Promise<readonly ClanDesc[]> {
    const { clandesc } = await this.#context.rpc.listClanDescs({ state: 1 }, options);
    this.replaceAll(clandesc);
    return clandesc;
  }

  /** @internal */
  invalidateLists(): void {
    for (const clan of this.#known.values()) clan.invalidateLists();
  }
}
