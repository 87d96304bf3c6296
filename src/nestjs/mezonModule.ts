import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata, type Provider } from "@nestjs/common";
import { DiscoveryModule, DiscoveryService, MetadataScanner } from "@nestjs/core";
import { Bot, type BotOptions } from "../bot/index.js";
import { brand } from "../core/brand.js";
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
    return moduleWith({ provide: OPTIONS, useValue: options });
  }

  /** A module whose options other providers know, such as a configuration. */
  static forRootAsync({ imports = [], inject = [], useFactory }: MezonModuleAsyncOptions): DynamicModule {
    return moduleWith({ provide: OPTIONS, inject, useFactory }, imports);
  }
}

function moduleWith(options: Provider, imports: NonNullable<ModuleMetadata["imports"]> = []): DynamicModule {
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

async function makeBot({ client = {}, bot: options, setUp }: MezonModuleOptions): Promise<Bot> {
  const bot = new Bot(client, options);
  await setUp?.(bot);
  return bot;
}
