/**
 * mezonkit/bot: the toolkit. Commands, buttons and forms as middlewares over a client.
 */
export type { Duration } from "../core/duration.js";
export { Bot, type BotErrorHandler } from "./bot.js";
export type { BotOptions } from "./botOptions.js";
export type { BotService } from "./botService.js";
export {
  Argument,
  ArgumentFault,
  type Arguments,
  type ArgumentType,
  type ArgumentValues,
  type ReadingContext,
} from "./commands/arguments/argument.js";
export * as arg from "./commands/arguments/index.js";
export { type ArgumentProblem, type ParsedArguments, parseArguments } from "./commands/arguments/parseArguments.js";
export type { MessageLink } from "./commands/arguments/people.js";
export type { Token } from "./commands/arguments/tokens.js";
export { writeArguments } from "./commands/arguments/writeArguments.js";
export {
  Command,
  type CommandDefinition,
  type CommandFlavor,
  type CommandHandler,
  defineCommand,
} from "./commands/command.js";
export type { CooldownOptions } from "./commands/cooldown.js";
export {
  canInChannel,
  type Guard,
  guard,
  hasPermission,
  hasRole,
  inClan,
  inConversation,
  isOwner,
} from "./commands/guards.js";
export { type HelpOptions, helpCommand } from "./commands/help.js";
export { registerSlashCommands, type SlashChanges, type SlashCommandOptions } from "./commands/slashCommands.js";
export type { UnknownCommand } from "./commands/unknownCommand.js";
export type { ButtonContext, FormContext, SelectContext } from "./components/componentContext.js";
export type { ComponentId, StateOf } from "./components/componentRoute.js";
export { Context, type ContextKind } from "./context/context.js";
export type { ContextByKind } from "./context/contextByKind.js";
export type { Entity } from "./context/entity.js";
export { InteractionContext } from "./context/interactionContext.js";
export type { Invocation } from "./context/invocation.js";
export { MessageContext } from "./context/messageContext.js";
export { SlashContext } from "./context/slashContext.js";
export { type Locale, type Texts, texts } from "./context/texts.js";
export { UserError } from "./context/userError.js";
export type { Conversation, ConversationMessage } from "./conversations/conversation.js";
export type { AskOptions, ConversationChoice, ConversationFormOptions } from "./conversations/conversationOptions.js";
export type { ConversationFunction, ConversationOptions } from "./conversations/conversations.js";
export { ConversationChangedError, ConversationLoopError, ConversationTooLongError } from "./conversations/errors.js";
export type { FluentArguments } from "./i18n/fluentLocale.js";
export { type I18nFlavor, type I18nOptions, i18n } from "./i18n/i18n.js";
export { Translations, type TranslationsOptions } from "./i18n/translations.js";
export type { Account } from "./ledger/accounts.js";
export type { LedgerAudit } from "./ledger/audit.js";
export type { Deposit } from "./ledger/depositWatch.js";
export { InsufficientFundsError, LedgerError, LedgerKeyError, WithdrawalError } from "./ledger/errors.js";
export { Ledger } from "./ledger/ledger.js";
export type {
  LedgerAdjustment,
  LedgerBalance,
  LedgerHold,
  LedgerOptions,
  LedgerTransfer,
} from "./ledger/ledgerOptions.js";
export type { LedgerWallet } from "./ledger/ledgerWallet.js";
export type { StatementLine, StatementOptions, StatementPage } from "./ledger/statement.js";
export type { Withdrawal, WithdrawOptions } from "./ledger/withdrawal.js";
export { Menu, type MenuOptions } from "./menus/menu.js";
export type { MenuHandler, MenuOption, MenuView, OpenMenu, SelectHandler } from "./menus/menuView.js";
export { compose } from "./middleware/compose.js";
export { Composer, type ComposerPart, type ErrorHandler } from "./middleware/composer.js";
export type { Heard, Trigger } from "./middleware/hears.js";
export { definePlugin, type Middleware, type Next, type Plugin } from "./middleware/middleware.js";
export type { Order } from "./order.js";
export { JobError } from "./scheduler/errors.js";
export type { JobHandler, JobOptions, RunningJob } from "./scheduler/jobDefinition.js";
export type { JobChange, JobClaim, JobQuery, JobStorage, StoredJob } from "./scheduler/jobStorage.js";
export { KyselyJobStorage, type KyselyJobStorageOptions } from "./scheduler/kyselyJobStorage.js";
export { MemoryJobStorage, type MemoryJobStorageOptions } from "./scheduler/memoryJobStorage.js";
export type { MissedRuns } from "./scheduler/plannedRun.js";
export { Scheduler } from "./scheduler/scheduler.js";
export type { JobKind, ScheduledJob, ScheduleOptions, SchedulerOptions } from "./scheduler/schedulerOptions.js";
export type { Timing } from "./scheduler/timing.js";
export { type SessionFlavor, type SessionOptions, type SessionValue, session } from "./sessions/session.js";
export type { KeyValueStorage } from "./storage/keyValueStorage.js";
export { KyselyStorage, type KyselyStorageOptions } from "./storage/kyselyStorage.js";
export { MemoryStorage, type MemoryStorageOptions } from "./storage/memoryStorage.js";
export { type Below, FormattedText, joinTexts, type Span, type SpanKind, type TextPart } from "./text/formattedText.js";
export { bold, code, emoji, fmt, hashtag, link, mention, pre } from "./text/fragments.js";
export { md } from "./text/markdown.js";
export { type SplitOptions, split } from "./text/split.js";
export { type Alignment, type Cell, type TableOptions, table } from "./text/table.js";
