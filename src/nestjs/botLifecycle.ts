import type { BeforeApplicationShutdown, OnApplicationBootstrap } from "@nestjs/common";
import type { DiscoveryService, MetadataScanner } from "@nestjs/core";
import type { Bot } from "../bot/index.js";
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
    for (const { instance } of [...this.#discovery.getProviders(), ...this.#discovery.getControllers()]) {
      this.#register(instance as unknown);
    }
    await this.#bot.start();
  }

  /** Handlers that run may still use what other providers close afterwards. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#bot.stop();
  }

  #register(instance: unknown): void {
    if (typeof instance !== "object" || instance === null) return;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    if (prototype === null || prototype === Object.prototype) return;
    for (const name of this.#scanner.getAllMethodNames(prototype)) {
      for (const register of registrationsOf(prototype[name])) {
        // Looked up at each call: what other decorators and tests put in its place is called.
        register(this.#bot, (given) => (instance as Record<string, (given: unknown) => unknown>)[name]?.(given));
      }
    }
  }
}
