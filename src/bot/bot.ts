import { brand } from "../core/brand.js";
import { ValidationError } from "../core/errors.js";
import { requireObject } from "../core/requireObject.js";
import { type CloseOptions, type LoginOptions, MezonClient, type MezonClientOptions } from "../index.js";
import { BotLife } from "./botLife.js";
import { type BotOptions, type ResolvedBotOptions, resolveBotOptions } from "./botOptions.js";
import type { BotService } from "./botService.js";
import type { Command } from "./commands/command.js";
import { CommandTable } from "./commands/commandTable.js";
import { helpCommand } from "./commands/help.js";
import { SlashRegistrar } from "./commands/slashRegistrar.js";
import { refuseUnknownCommand } from "./commands/unknownCommand.js";
import type { BotHost, Context } from "./context/context.js";
import { InteractionContext } from "./context/interactionContext.js";
import { MessageContext } from "./context/messageContext.js";
import { SlashContext } from "./context/slashContext.js";
import { UserError } from "./context/userError.js";
import { type ConversationFunction, type ConversationOptions, Conversations } from "./conversations/conversations.js";
import { ConversationChangedError } from "./conversations/errors.js";
import { Composer, type ComposerPart } from "./middleware/composer.js";
import { KeyedQueue } from "./middleware/keyedQueue.js";
import type { Middleware, Plugin } from "./middleware/middleware.js";
import { orderKey } from "./order.js";

/** Called with what no boundary took. What it throws is an `error` event of the client. */
export type BotErrorHandler<C> = (error: unknown, ctx: C) => unknown;

/**
 * A bot made of middlewares, commands, buttons and forms, over a {@link MezonClient}.
 *
 * ```ts
 * const bot = new Bot({ botId, token }, { prefix: "!" });
 * bot.command("ping", (ctx) => ctx.reply("pong"));
 * await bot.start();
 * ```
 */
export class Bot<C extends Context = Context> extends Composer<C> {
  static {
    brand(Bot, "Bot");
  }

  readonly client: MezonClient;
  readonly #options: ResolvedBotOptions;
  readonly #queue: KeyedQueue;
  readonly #keyOf: (ctx: Context) => string | undefined;
  readonly #services: BotService[] = [];
  readonly #life: BotLife;
  /** Orders that are full, of which somebody was told. */
  readonly #refused = new Set<string>();
  readonly #conversations: Conversations;
  #hasConversations = false;
  /** Commands that the toolkit adds, such as the help. They come after everything else. */
  readonly #ownCommands = new CommandTable<Context>();
  #onError: BotErrorHandler<C> = defaultErrorHandler;

  /**
   * @param client A client, or the options of one.
   * @throws {ValidationError} that names the faulty option.
   */
  constructor(client: MezonClient | MezonClientOptions, options: BotOptions = {}) {
    super();
    this.#options = resolveBotOptions(options);
    this.client = client instanceof MezonClient ? client : new MezonClient(client);
    this.#queue = new KeyedQueue(this.#options.queueLimit);
    this.#keyOf = orderKey(this.#options.order);
    const { help, storage } = this.#options;
    this.#conversations = new Conversations({ storage });
    this.#life = new BotLife({
      client: this.client,
      listen: () => this.#listen(),
      services: () => [this.#conversations, ...this.services, ...this.#services],
      idle: () => this.idle(),
    });
    if (help !== false) this.#ownCommands.add(helpCommand({ ...help, commands: () => this.allCommands }));
  }

  /** Every command, those that the toolkit adds included. */
  get allCommands(): readonly Command<never>[] {
    return [...this.commands, ...(this.#ownCommands.commands as readonly Command<never>[])];
  }

  override use<Added extends object>(plugin: Plugin<C, Added>): Bot<C & Added>;
  override use(...given: readonly (Middleware<C> | ComposerPart<C>)[]): this;
  override use(...given: readonly (Middleware<C> | ComposerPart<C>)[]): this {
    return super.use(...given);
  }

  /**
   * Sets the handler of errors that no error boundary handled.
   *
   * @default tells the person that something went wrong, unless the bot has told them more, and emits the error as an
   * `error` event of the client
   */
  catch(handler: BotErrorHandler<C>): this {
    if (typeof handler !== "function") throw new ValidationError("handler", "must be a function");
    this.#onError = handler;
    return this;
  }

  /**
   * Defines a conversation, which `ctx.enter(name)` begins. Middlewares that were added before this call receive every
   * answer first; those that are added after it do not receive answers.
   *
   * @throws {ValidationError} for a name that is taken, or a wrong option.
   */
  conversation<State = unknown>(name: string, run: ConversationFunction<State>, options?: ConversationOptions): this {
    this.#conversations.define(name, run, options);
    if (!this.#hasConversations) this.use((ctx: Context, next) => this.#conversations.handle(ctx, next));
    this.#hasConversations = true;
    return this;
  }

  /** Starts and stops `service` with the bot. Plugins, and menus as middlewares, need no such call. */
  addService(service: BotService): this {
    requireObject(service, "service", "a service such as new Scheduler()");
    this.#services.push(service);
    return this;
  }

  /**
   * Starts to listen for updates. Logs the client in if it is not. Resolves when updates can arrive. Rejects as
   * `client.login` does, with what a service fails with, or with `MezonError` (`closed`) if the bot is stopped meanwhile;
   * everything that was started is then stopped. Called again, it joins the first call.
   */
  async start(options: LoginOptions = {}): Promise<void> {
    await this.#life.start(options);
  }

  /**
   * Stops listening, waits for the handlers that run, `drainMs` at most (5,000 by default), and stops the services, and
   * the plugins and menus, which close their storages. Closes the client if `start()` logged it in. Everything is stopped
   * even if a part fails: then it rejects with that failure, or with an `AggregateError` of several.
   */
  async stop(options: CloseOptions = {}): Promise<void> {
    await this.#life.stop(options);
  }

  /** Resolves when no handler runs and no update waits. */
  async idle(): Promise<void> {
    await this.#queue.idle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #listen(): () => void {
    const { client } = this;
    const { handleReplayed } = this.#options;
    const host: BotHost = {
      client,
      ...this.#options,
      enter: (ctx, name, state) => this.#conversations.enter(ctx, name, state),
    };
    const { slashCommands: clans } = this.#options;
    const registrar = new SlashRegistrar({ client, clans, commands: () => this.allCommands });
    const removers = [
      registrar.listen(),
      client.on("message", (message) => {
        if (message.isOwn || (message.replayed && !handleReplayed)) return undefined;
        return this.#receive(new MessageContext(host, message));
      }),
      client.on("interaction", (interaction) => this.#receive(new InteractionContext(host, interaction))),
      client.on("slashCommand", (command) => this.#receive(new SlashContext(host, command))),
    ];
    return () => {
      for (const remove of removers) remove();
    };
  }

  /** Handles an update in its turn. The client waits for the promise when it is closed. */
  async #receive(update: Context): Promise<void> {
    const ctx = update as C;
    const key = this.#keyOf(ctx);
    if (key !== undefined && this.#queue.isFull(key)) return this.#refuse(key, ctx);
    await this.#queue.run(key, () => this.#handleOne(ctx));
    if (key !== undefined && !this.#queue.isFull(key)) this.#refused.delete(key);
  }

  /** Reports that the bot is busy, once until there is room again: an answer to each of a flood would be another flood. */
  async #refuse(key: string, ctx: C): Promise<void> {
    if (this.#refused.has(key)) return;
    this.#refused.add(key);
    await this.#onError(new UserError(ctx.texts.busy), ctx);
  }

  /** Nothing of the author's has handled the update. */
  async #atTheEnd(ctx: C): Promise<void> {
    const { unknownCommand } = this.#options;
    const refuse = async (): Promise<void> => {
      if (unknownCommand === "suggest") await refuseUnknownCommand(ctx, this.allCommands);
    };
    await this.#ownCommands.middleware()(ctx, refuse);
  }

  async #handleOne(ctx: C): Promise<void> {
    try {
      await this.middleware()(ctx, () => this.#atTheEnd(ctx));
    } catch (error) {
      await this.#onError(error, ctx);
    }
  }
}

async function defaultErrorHandler(error: unknown, ctx: Context): Promise<void> {
  if (error instanceof UserError) {
    await ctx.tell(error.message);
    return;
  }
  // The conversation has told the person. Otherwise the error matters more than whether they could be told.
  if (!(error instanceof ConversationChangedError)) await ctx.tell(ctx.texts.failed).catch(() => undefined);
  throw error;
}
