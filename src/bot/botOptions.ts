import { requireId } from "../core/ids.js";
import { requireFunction } from "../core/requireFunction.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireList } from "../core/requireList.js";
import { requireOneOf } from "../core/requireOneOf.js";
import { requireOptions } from "../core/requireOptions.js";
import { requireString } from "../core/requireString.js";
import { ValidationError } from "../index.js";
import type { HelpOptions } from "./commands/help.js";
import type { UnknownCommand } from "./commands/unknownCommand.js";
import { type Order, orders } from "./order.js";
import type { KeyValueStorage } from "./storage/keyValueStorage.js";
import { requireStorage } from "./storage/keyValueStorage.js";

export interface BotOptions {
  /** What stands before the name of a command. `[]`: only mentions of the bot and slash commands. @default "!" */
  readonly prefix?: string | readonly string[] | undefined;
  /** Which updates are handled one after the other. @default "userInChannel" */
  readonly order?: Order | undefined;
  /** Updates that may wait behind one that is handled, for each key of `order`. More are refused. @default 20 */
  readonly queueLimit?: number | undefined;
  /** Ids of the people who may do everything. @default nobody */
  readonly owners?: readonly string[] | undefined;
  /** Language of what the toolkit itself says, such as `vi`, where no plugin knows that of the person. @default "en" */
  readonly locale?: string | undefined;
  /** The help command; `false` for none. @default one that is called "help" */
  readonly help?: Partial<HelpOptions> | false | undefined;
  /** Stores conversations, so that they continue after a restart. @default in memory */
  readonly storage?: KeyValueStorage | undefined;
  /**
   * Clans in which the commands are registered as slash commands when the bot starts: ids, or `"all"`. Slash commands of
   * commands that no longer exist are removed. Includes clans that add the bot later. @default none
   */
  readonly slashCommands?: "all" | readonly string[] | undefined;
  /** What the bot does when somebody calls a command that does not exist. @default "suggest" */
  readonly unknownCommand?: UnknownCommand | undefined;
  /** Returns the time, in milliseconds since the epoch, for cooldowns. @default `Date.now` */
  readonly now?: (() => number) | undefined;
  /** Whether messages are handled that were missed while the connection was lost. @default true */
  readonly handleReplayed?: boolean | undefined;
}

const OPTIONS: KeysOf<BotOptions> = {
  ...{ prefix: true, order: true, queueLimit: true, owners: true, locale: true, help: true, storage: true },
  ...{ slashCommands: true, unknownCommand: true, now: true, handleReplayed: true },
};

/** The options, checked and complete. */
export interface ResolvedBotOptions {
  readonly prefixes: readonly string[];
  readonly order: Order;
  readonly queueLimit: number;
  readonly owners: ReadonlySet<string>;
  readonly locale: string;
  readonly handleReplayed: boolean;
  readonly help: Partial<HelpOptions> | false | undefined;
  readonly unknownCommand: UnknownCommand;
  readonly slashCommands: "all" | ReadonlySet<string>;
  readonly storage: KeyValueStorage | undefined;
  readonly now: () => number;
}

/** @throws {ValidationError} that names the faulty option. */
export function resolveBotOptions(options: BotOptions): ResolvedBotOptions {
  requireOptions(options, OPTIONS);
  const { prefix = "!", order = "userInChannel", queueLimit = 20, owners = [] } = options;
  const { locale = "en", handleReplayed = true, help, unknownCommand = "suggest", now = Date.now } = options;
  const prefixes = [prefix].flat();
  if (!prefixes.every((each) => typeof each === "string" && each.trim() !== ""))
    throw new ValidationError("prefix", "must be a text that is not empty, or a list of such");
  if (typeof order !== "function" && !orders.includes(order))
    throw new ValidationError("order", `must be a function or one of ${orders.join(", ")}`);
  if (!(Number.isInteger(queueLimit) && queueLimit >= 0))
    throw new ValidationError("queueLimit", "must be a whole number, 0 or more");
  if (!Array.isArray(owners) || !owners.every((id) => typeof id === "string"))
    throw new ValidationError("owners", "must be a list of user ids");
  const { slashCommands = [] } = options;
  if (slashCommands !== "all")
    for (const id of requireList(slashCommands, "slashCommands", 'clan ids, or "all"')) requireId(id, "slashCommands");
  requireString(locale, "locale");
  requireFunction(now, "now");
  requireOneOf(unknownCommand, "unknownCommand", ["suggest", "ignore"]);
  // The longest first: "!!" before "!".
  const longestFirst = prefixes.toSorted((a, b) => b.length - a.length);
  return {
    prefixes: longestFirst,
    order,
    queueLimit,
    owners: new Set(owners),
    locale,
    handleReplayed,
    help,
    unknownCommand,
    slashCommands: slashCommands === "all" ? slashCommands : new Set(slashCommands),
    storage: options.storage === undefined ? undefined : requireStorage(options.storage),
    now,
  };
}
