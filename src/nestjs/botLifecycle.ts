import type { BeforeApplicationShutdown, OnApplicationBootstrap } from "@nestjs/common";
import type { DiscoveryService, MetadataScanner } from "@nestjs/core";
import type { Bot } from "../bot/index.js";
import { ValidationError } from "../core/errors.js";
import { registrationsOf } from "./handlerDecorator.js";

/** Adds the decorated methods to the bot, starts it with the application and stops it before that ends. */
export class BotLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #bot: Bot;
  readonly #discovery: DiscoveryService;
  readonly #scanner: MetadataScanner;

  constructor(bot: Bot, discovery: DiscoveryService, scanner: MetadataScanner) {
    this.#bot = bot;
    this.#discovery = discovery;
    this.#scanner = scanner;
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const wrapper of [...this.#discovery.getProviders(), ...this.#discovery.getControllers()]) {
      const { instance } = wrapper as { readonly instance: unknown };
      const count = this.#register(instance);
      if (count > 0 && !wrapper.isDependencyTreeStatic())
        throw new ValidationError(
          "scope",
          `of ${wrapper.name} must be the default one, also of what it injects: an update of a bot is no request, ` +
            "so nothing would be injected",
        );
    }
    await this.#bot.start();
  }

  /** Handlers that run may still use what other providers close afterwards. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#bot.stop();
  }

  /** Returns how many handlers it has. */
  #register(instance: unknown): number {
    if (typeof instance !== "object" || instance === null) return 0;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    if (prototype === null || prototype === Object.prototype) return 0;
    let count = 0;
    for (const name of this.#scanner.getAllMethodNames(prototype)) {
      for (const register of registrationsOf(prototype[name])) {
        // Looked up at each call: what other decorators and tests put in its place is called.
        register(this.#bot, (given) => (instance as Record<string, (given: unknown) => unknown>)[name]?.(given));
        count += 1;
      }
    }
    return count;
  }
}
