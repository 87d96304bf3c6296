import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata, type Provider } from "@nestjs/common";
import { DiscoveryModule, DiscoveryService, MetadataScanner } from "@nestjs/core";
import { Bot, type BotOptions } from "../bot/index.js";
import { brand } from "../core/brand.js";
import { requireFunction, requireListener } from "../core/requireFunction.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireList } from "../core/requireList.js";
import { requireOptions } from "../core/requireOptions.js";
import { MezonClient, type MezonClientOptions } from "../index.js";
import { BotLifecycle } from "./botLifecycle.js";
import { MezonHealthIndicator } from "./mezonHealthIndicator.js";

export interface MezonModuleOptions {
  /** A client, or the options of one. @default what the environment says */
  readonly client?: MezonClient | MezonClientOptions | undefined;
  readonly bot?: BotOptions | undefined;
  /** Called with the bot before it starts, for plugins, services and the like. */
  readonly setUp?: ((bot: Bot) => unknown) | undefined;
}

export interface MezonModuleAsyncOptions extends Pick<ModuleMetadata, "imports">, Pick<FactoryProvider, "inject"> {
  readonly useFactory: FactoryProvider<MezonModuleOptions>["useFactory"];
}

const KEYS: KeysOf<MezonModuleOptions> = { client: true, bot: true, setUp: true };
const ASYNC_KEYS: KeysOf<MezonModuleAsyncOptions> = { imports: true, inject: true, useFactory: true };
const OPTIONS = Symbol("mezonkit.nestjs.options");

/**
 * A bot in a NestJS application. `MezonClient` and `Bot` can be injected everywhere; methods of providers and controllers
 * that are decorated with `@Command`, `@On` and the like are its handlers. The bot starts when the application does, and
 * stops with `app.close()`, or by signals after `app.enableShutdownHooks()`.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: a module of Nest is a class
export class MezonModule {
  static {
    brand(MezonModule, "MezonModule");
    Module({})(MezonModule);
  }

  /** A module whose options are known. */
  static forRoot(options: MezonModuleOptions = {}): DynamicModule {
    requireModuleOptions(options);
    return moduleWith({ provide: OPTIONS, useValue: options });
  }

  /** A module whose options other providers know, such as a configuration. */
  static forRootAsync(options: MezonModuleAsyncOptions): DynamicModule {
    requireOptions(options, ASYNC_KEYS);
    const { imports = [], inject = [], useFactory } = options;
    requireListener(useFactory, "useFactory");
    requireList(inject, "inject", "tokens of providers");
    const modules = requireList(imports, "imports", "modules");
    return moduleWith({ provide: OPTIONS, inject, useFactory }, modules);
  }
}

function moduleWith(
  options: Provider,
  imports: readonly NonNullable<ModuleMetadata["imports"]>[number][] = [],
): DynamicModule {
  return {
    module: MezonModule,
    global: true,
    imports: [...imports, DiscoveryModule],
    providers: [
      options,
      { provide: Bot, inject: [OPTIONS], useFactory: makeBot },
      { provide: MezonClient, inject: [Bot], useFactory: (bot: Bot) => bot.client },
      {
        provide: MezonHealthIndicator,
        inject: [MezonClient],
        useFactory: (client: MezonClient) => new MezonHealthIndicator(client),
      },
      {
        provide: BotLifecycle,
        inject: [Bot, DiscoveryService, MetadataScanner],
        useFactory: (bot: Bot, discovery: DiscoveryService, scanner: MetadataScanner) =>
          new BotLifecycle(bot, discovery, scanner),
      },
    ],
    exports: [Bot, MezonClient, MezonHealthIndicator],
  };
}

async function makeBot(given: MezonModuleOptions): Promise<Bot> {
  requireModuleOptions(given);
  const { client = {}, bot: options, setUp } = given;
  const bot = new Bot(client, options);
  await setUp?.(bot);
  return bot;
}

/** @throws {ValidationError} that names the wrong option. Those of client and bot are checked when they are made. */
function requireModuleOptions(options: MezonModuleOptions): void {
  requireOptions(options, KEYS);
  requireFunction(options.setUp, "setUp");
}
