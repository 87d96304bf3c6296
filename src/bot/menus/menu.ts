import { brand } from "../../core/brand.js";
import { type Clock, soundClock, type Timer } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { Message, MezonClient } from "../../index.js";
import type { BotService } from "../botService.js";
import type { Context } from "../context/context.js";
import type { InteractionContext } from "../context/interactionContext.js";
import { requireContext } from "../context/requireContext.js";
import { textsOf } from "../context/texts.js";
import { UserError } from "../context/userError.js";
import { KeyedQueue } from "../middleware/keyedQueue.js";
import type { Middleware, Next } from "../middleware/middleware.js";
import type { KeyValueStorage } from "../storage/keyValueStorage.js";
import { requireStorage } from "../storage/keyValueStorage.js";
import { MemoryStorage } from "../storage/memoryStorage.js";
import { whenReady } from "../whenReady.js";
import { type MenuRecord, MenuRecords } from "./menuRecords.js";
import { MenuView, type OpenMenu } from "./menuView.js";

export interface MenuOptions<State> {
  /** Fills in what the menu shows. */
  readonly render: (view: MenuView<State>, state: State, ctx: Context) => unknown;
  /** Keeps open menus over restarts. @default in memory */
  readonly storage?: KeyValueStorage | undefined;
  /** Milliseconds after which an open menu expires. @default 15 minutes */
  readonly lifetimeMs?: number | undefined;
  /** Whether everybody may use a menu, and not only the person it was opened for. @default false */
  readonly shared?: boolean | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

const LIFETIME_MS = 15 * 60_000;
/** Menus at most whose expiry is shown without a click. */
const MOST_TIMERS = 1_000;
/** Clicks that wait at most for one menu, and menus for one person. */
const MOST_QUEUED = 20;

const OPTIONS: KeysOf<MenuOptions<unknown>> = {
  ...{ render: true, storage: true, lifetimeMs: true, shared: true, clock: true },
};

/**
 * A message with buttons and selects, each with its handler. They still work after a restart. A person can have one open
 * menu with a given name: opening another closes the previous one.
 *
 * ```ts
 * const counter = new Menu<{ count: number }>("counter", {
 *   render: (view, { count }) =>
 *     view.text(`Count: ${count}`).button("+1", (_, menu) => menu.update({ count: count + 1 })),
 * });
 * bot.use(counter.middleware());
 * bot.command("count", (ctx) => counter.open(ctx, { count: 0 }));
 * ```
 */
export class Menu<State = undefined> {
  static {
    brand(Menu, "Menu");
  }

  readonly name: string;
  readonly #options: MenuOptions<State>;
  readonly #records: MenuRecords;
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  /** By message. */
  readonly #timers = new Map<string, Timer>();
  /** What happens to one menu happens one after the other, whoever clicks. */
  readonly #queue = new KeyedQueue(MOST_QUEUED);
  /** Menus are opened one after the other for each person: each closes the one before. */
  readonly #openQueue = new KeyedQueue(MOST_QUEUED);
  /** Menus that are posted and may not be stored yet. */
  readonly #opening = new Set<Promise<unknown>>();
  readonly #middleware: Middleware<Context> & BotService;
  #unlisten: (() => void) | undefined;

  /** @throws {ValidationError} that names the wrong argument. */
  constructor(name: string, options: MenuOptions<State>) {
    requireOptions(options, OPTIONS);
    const { lifetimeMs = LIFETIME_MS, storage } = options;
    const clock = soundClock(clockOf(options.clock));
    if (typeof name !== "string" || !/^[\w-]+$/.test(name))
      throw new ValidationError("name", "must be one word of letters, digits, _ and -");
    if (typeof options.render !== "function") throw new ValidationError("render", "must be a function");
    if (!(typeof lifetimeMs === "number" && lifetimeMs > 0))
      throw new ValidationError("lifetimeMs", "must be a number of milliseconds above 0");
    this.name = name;
    this.#options = options;
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
    this.#records = new MenuRecords(
      storage === undefined ? new MemoryStorage({ clock }) : requireStorage(storage),
      name,
    );
    this.#middleware = Object.assign((ctx: Context, next: Next) => this.#handle(ctx, next), {
      start: ({ client }: { readonly client: MezonClient }) => this.#start(client),
      stop: () => this.stop(),
    });
  }

  /** Opens the menu for the person of an update, as a reply. Closes the one they have open. */
  async open(ctx: Context, state: State): Promise<Message> {
    requireContext(ctx);
    jsonText(state ?? null, "state");
    if (this.#openQueue.isFull(ctx.userId)) throw new UserError(ctx.texts.busy);
    const opening = this.#openQueue.run(ctx.userId, () => this.#open(ctx, state));
    this.#opening.add(opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(opening);
    }
  }

  /**
   * Returns the middleware that runs what is clicked. It starts and stops with the bot: when that starts, menus from before
   * show that they expire as well, and when it stops, the storage is closed.
   */
  middleware(): Middleware<Context> & BotService {
    return this.#middleware;
  }

  /** Stops showing by itself that menus have expired, and closes the storage. Called by a bot that has the middleware. */
  async stop(): Promise<void> {
    this.#unlisten?.();
    this.#unlisten = undefined;
    for (const timer of this.#timers.values()) this.#clock.clearTimeout(timer);
    this.#timers.clear();
    await Promise.all([this.#queue.idle(), this.#openQueue.idle()]);
    await this.#records.close();
  }

  get #prefix(): string {
    return `menu:${this.name}`;
  }

  #start(client: MezonClient): void {
    this.#unlisten?.();
    this.#unlisten = whenReady(client, () => {
      this.#expireStored(client).catch((error: unknown) => client.reportError(error));
    });
  }

  /** Menus that were opened before a restart expire as well. */
  async #expireStored(client: MezonClient): Promise<void> {
    for (const record of await this.#records.list()) this.#expireLater(client, record);
  }

  async #handle(ctx: Context, next: Next): Promise<void> {
    const { interaction } = ctx as Partial<InteractionContext>;
    if (ctx.kind !== "interaction" || interaction?.customId.startsWith(`${this.#prefix}:`) !== true) return next();
    const { messageId } = interaction;
    if (this.#queue.isFull(messageId)) throw new UserError(ctx.texts.busy);
    await this.#queue.run(messageId, () => this.#click(ctx as InteractionContext));
  }

  async #open(ctx: Context, state: State): Promise<Message> {
    const view = await this.#render(ctx, state);
    const last = await this.#records.lastOf(ctx.userId);
    const message = await ctx.reply(view.content());
    const { channelId, id: messageId } = message;
    const expiresAt = this.#clock.now() + this.#lifetimeMs;
    const of = { menu: this.name, ownerId: ctx.userId, locale: ctx.locale };
    const record: MenuRecord = { ...of, channelId, messageId, state, expiresAt };
    await this.#records.save(record);
    this.#expireLater(ctx.client, record);
    if (last !== undefined) await this.#end(ctx.client, last, ctx.texts.menuClosed);
    return message;
  }

  async #click(ctx: InteractionContext): Promise<void> {
    const { messageId, customId } = ctx.interaction;
    const record = await this.#recordOf(messageId);
    if (record === undefined || record.expiresAt <= this.#clock.now()) {
      await this.#records.remove(messageId);
      await ctx.update(ctx.texts.menuExpired);
      return;
    }
    if (this.#options.shared !== true && record.ownerId !== ctx.userId) throw new UserError(ctx.texts.foreign);
    const view = await this.#render(ctx, record.state as State);
    const run = view.find(customId);
    if (run === undefined) {
      // The menu looks different today: it is shown as it is.
      await ctx.update(view.content());
      return;
    }
    const { interaction } = ctx;
    await run(ctx, this.#opened(ctx, record), interaction.kind === "select" ? interaction.values : []);
  }

  /** Somebody may click before a new menu is stored: its id is known only once it is posted. */
  async #recordOf(messageId: string): Promise<MenuRecord | undefined> {
    const record = await this.#records.get(messageId);
    if (record !== undefined || this.#opening.size === 0) return record;
    await Promise.allSettled(this.#opening);
    return this.#records.get(messageId);
  }

  #opened(ctx: InteractionContext, record: MenuRecord): OpenMenu<State> {
    return {
      state: record.state as State,
      update: async (state) => {
        const view = await this.#render(ctx, state);
        // Opening another one may have closed it meanwhile.
        if ((await this.#records.get(record.messageId)) === undefined) return;
        const changed = { ...record, state, expiresAt: this.#clock.now() + this.#lifetimeMs };
        await this.#records.save(changed);
        this.#expireLater(ctx.client, changed);
        await ctx.update(view.content());
      },
      close: async (text) => {
        this.#clearTimer(record.messageId);
        await this.#records.remove(record.messageId);
        await ctx.update(withoutButtons(await this.#render(ctx, record.state as State), text));
      },
    };
  }

  async #render(ctx: Context, state: State): Promise<MenuView<State>> {
    const view = new MenuView<State>(this.#prefix);
    await this.#options.render(view, state, ctx);
    return view;
  }

  #expireLater(client: MezonClient, { messageId, expiresAt }: MenuRecord): void {
    this.#clearTimer(messageId);
    if (this.#timers.size >= MOST_TIMERS) return;
    const expire = (): void => {
      this.#timers.delete(messageId);
      this.#queue
        .run(messageId, () => this.#expire(client, messageId))
        .catch((error: unknown) => client.reportError(error));
    };
    this.#timers.set(messageId, this.#clock.setTimeout(expire, expiresAt - this.#clock.now()));
  }

  async #expire(client: MezonClient, messageId: string): Promise<void> {
    const record = await this.#records.get(messageId);
    if (record === undefined) return;
    // A click that came before has put it off, or the timer cannot wait as long.
    if (record.expiresAt > this.#clock.now()) this.#expireLater(client, record);
    else await this.#end(client, record, textsOf(record.locale).menuExpired);
  }

  /** Takes the buttons away. That the message was removed meanwhile is no failure. */
  async #end(client: MezonClient, { channelId, messageId }: MenuRecord, text: string): Promise<void> {
    this.#clearTimer(messageId);
    await this.#records.remove(messageId);
    try {
      const message = await client.channels.handle(channelId).messages.fetch(messageId);
      await message.update(text);
    } catch (error) {
      if (!(error instanceof MezonError && error.code === "not_found")) throw error;
    }
  }

  #clearTimer(messageId: string): void {
    this.#clock.clearTimeout(this.#timers.get(messageId));
    this.#timers.delete(messageId);
  }
}

function withoutButtons<State>(view: MenuView<State>, text: string | undefined) {
  const { t, embed } = view.content();
  return { t: text ?? t, embed: text === undefined ? embed : undefined };
}
