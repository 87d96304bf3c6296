import { brand } from "../../core/brand.js";
import type { Clock, Timer } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { Message } from "../../index.js";
import type { Context } from "../context/context.js";
import type { InteractionContext } from "../context/interactionContext.js";
import { requireContext } from "../context/requireContext.js";
import { UserError } from "../context/userError.js";
import type { Middleware } from "../middleware/middleware.js";
import type { KeyValueStorage } from "../storage/keyValueStorage.js";
import { requireStorage } from "../storage/keyValueStorage.js";
import { MemoryStorage } from "../storage/memoryStorage.js";
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

/** An open menu, as it is stored. */
interface Stored {
  readonly menu: string;
  readonly ownerId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly state: unknown;
  readonly expiresAt: number;
}

const LIFETIME_MS = 15 * 60_000;
/** Milliseconds that an expired menu is remembered, so that a click can be answered. */
const REMEMBERED_MS = 24 * 3_600_000;
/** Menus at most whose expiry is shown without a click. */
const MOST_TIMERS = 1_000;
const OPEN = "menu";
const LAST = "last menu";

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
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  /** By message. */
  readonly #timers = new Map<string, Timer>();

  /** @throws {ValidationError} that names the wrong argument. */
  constructor(name: string, options: MenuOptions<State>) {
    requireOptions(options, OPTIONS);
    const { lifetimeMs = LIFETIME_MS, storage } = options;
    const clock = clockOf(options.clock);
    if (typeof name !== "string" || !/^[\w-]+$/.test(name))
      throw new ValidationError("name", "must be one word of letters, digits, _ and -");
    if (typeof options.render !== "function") throw new ValidationError("render", "must be a function");
    if (!(typeof lifetimeMs === "number" && lifetimeMs > 0))
      throw new ValidationError("lifetimeMs", "must be a number of milliseconds above 0");
    this.name = name;
    this.#options = options;
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
    this.#storage = storage === undefined ? new MemoryStorage({ clock }) : requireStorage(storage);
  }

  /** Opens the menu for the person of an update, as a reply. Closes the one they have open. */
  async open(ctx: Context, state: State): Promise<Message> {
    requireContext(ctx);
    jsonText(state ?? null, "state");
    const view = await this.#render(ctx, state);
    const message = await ctx.reply(view.content());
    await this.#closeLast(ctx);
    const { channelId, id: messageId } = message;
    const expiresAt = this.#clock.now() + this.#lifetimeMs;
    const stored: Stored = { menu: this.name, ownerId: ctx.userId, channelId, messageId, state, expiresAt };
    await this.#save(stored);
    await this.#storage.set(LAST, this.#lastKey(ctx.userId), JSON.stringify(stored), expiresAt);
    this.#expireLater(ctx, stored);
    return message;
  }

  /** Returns the middleware that runs what is clicked. */
  middleware(): Middleware<Context> {
    return async (ctx, next) => {
      const { interaction } = ctx as Partial<InteractionContext>;
      if (ctx.kind !== "interaction" || interaction?.customId.startsWith(`${this.#prefix}:`) !== true) return next();
      await this.#click(ctx as InteractionContext);
      return undefined;
    };
  }

  /** Stops showing by itself that menus have expired. */
  stop(): void {
    for (const timer of this.#timers.values()) this.#clock.clearTimeout(timer);
    this.#timers.clear();
  }

  get #prefix(): string {
    return `menu:${this.name}`;
  }

  async #click(ctx: InteractionContext): Promise<void> {
    const { messageId, customId } = ctx.interaction;
    const text = await this.#storage.get(OPEN, messageId);
    const stored = text === undefined ? undefined : (JSON.parse(text) as Stored);
    if (stored === undefined || stored.expiresAt <= this.#clock.now()) return this.#showExpired(ctx, stored);
    if (this.#options.shared !== true && stored.ownerId !== ctx.userId) throw new UserError(ctx.texts.foreign);
    const view = await this.#render(ctx, stored.state as State);
    const run = view.find(customId);
    if (run === undefined) {
      // The menu looks different today: it is shown as it is.
      await ctx.update(view.content());
      return;
    }
    const { interaction } = ctx;
    await run(ctx, this.#opened(ctx, stored), interaction.kind === "select" ? interaction.values : []);
  }

  #opened(ctx: InteractionContext, stored: Stored): OpenMenu<State> {
    return {
      state: stored.state as State,
      update: async (state) => {
        const view = await this.#render(ctx, state);
        await this.#save({ ...stored, state, expiresAt: this.#clock.now() + this.#lifetimeMs });
        this.#expireLater(ctx, { ...stored, state });
        await ctx.update(view.content());
      },
      close: async (text) => {
        this.#clearTimer(stored.messageId);
        await this.#storage.delete(OPEN, stored.messageId);
        await ctx.update(withoutButtons(await this.#render(ctx, stored.state as State), text));
      },
    };
  }

  async #render(ctx: Context, state: State): Promise<MenuView<State>> {
    const view = new MenuView<State>(this.#prefix);
    await this.#options.render(view, state, ctx);
    return view;
  }

  async #showExpired(ctx: InteractionContext, stored: Stored | undefined): Promise<void> {
    if (stored !== undefined) await this.#storage.delete(OPEN, stored.messageId);
    await ctx.update(ctx.texts.menuExpired);
  }

  /** Takes the buttons of the person's last menu away. */
  async #closeLast(ctx: Context): Promise<void> {
    const text = await this.#storage.get(LAST, this.#lastKey(ctx.userId));
    if (text === undefined) return;
    const last = JSON.parse(text) as Stored;
    if ((await this.#storage.get(OPEN, last.messageId)) === undefined) return;
    await this.#storage.delete(OPEN, last.messageId);
    this.#clearTimer(last.messageId);
    await this.#edit(ctx, last, ctx.texts.menuClosed);
  }

  #expireLater(ctx: Context, stored: Stored): void {
    this.#clearTimer(stored.messageId);
    if (this.#timers.size >= MOST_TIMERS) return;
    const expire = async (): Promise<void> => {
      this.#timers.delete(stored.messageId);
      await this.#storage.delete(OPEN, stored.messageId);
      await this.#edit(ctx, stored, ctx.texts.menuExpired);
    };
    // A menu whose message cannot be edited is expired all the same.
    this.#timers.set(
      stored.messageId,
      this.#clock.setTimeout(() => void expire().catch(() => undefined), this.#lifetimeMs),
    );
  }

  #clearTimer(messageId: string): void {
    this.#clock.clearTimeout(this.#timers.get(messageId));
    this.#timers.delete(messageId);
  }

  /** Edits the message of a menu. That it was removed meanwhile is no failure. */
  async #edit(ctx: Context, { channelId, messageId }: Stored, text: string): Promise<void> {
    try {
      const message = await ctx.client.channels.handle(channelId).messages.fetch(messageId);
      await message.update(text);
    } catch (error) {
      if (!(error instanceof MezonError && error.code === "not_found")) throw error;
    }
  }

  async #save(stored: Stored): Promise<void> {
    await this.#storage.set(OPEN, stored.messageId, JSON.stringify(stored), stored.expiresAt + REMEMBERED_MS);
  }

  #lastKey(userId: string): string {
    return `${this.name} ${userId}`;
  }
}

function withoutButtons<State>(view: MenuView<State>, text: string | undefined) {
  const { t, embed } = view.content();
  return { t: text ?? t, embed: text === undefined ? embed : undefined };
}
