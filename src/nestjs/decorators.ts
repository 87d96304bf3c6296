import {
  type Arguments,
  type ButtonContext,
  type CommandDefinition,
  type CommandFlavor,
  type ComponentId,
  Composer,
  type Context,
  type FormContext,
  type Heard,
  type MessageContext,
  type SelectContext,
  type StateOf,
  type Trigger,
} from "../bot/index.js";
import type { Form as CardForm } from "../builders/index.js";
import type { ClientEvents } from "../index.js";
import { type HandlerDecorator, handlerDecorator } from "./handlerDecorator.js";

/** The method is called with each event of the client: `@On("message")`. */
export function On<Name extends keyof ClientEvents>(
  name: Name,
): HandlerDecorator<(event: ClientEvents[Name]) => unknown> {
  return handlerDecorator((bot, call) => {
    bot.client.on(name, call as (event: ClientEvents[Name]) => unknown);
  });
}

/** The method is a command of the bot: `@Command({ name: "add", args: { a: arg.number() } })`. */
export function Command<const Given extends Arguments = Record<never, never>>(
  definition: string | CommandDefinition<Given>,
): HandlerDecorator<(ctx: Context & CommandFlavor<Given>) => unknown> {
  const whole: CommandDefinition<Given> = typeof definition === "string" ? { name: definition } : definition;
  checked().command(whole, () => undefined);
  return handlerDecorator((bot, call) => {
    bot.command(whole, call as (ctx: Context & CommandFlavor<Given>) => unknown);
  });
}

/** The method is called with messages of a text, an expression or a test: `@Hears(/^deploy (\w+)$/)`. */
export function Hears(
  trigger: Trigger | readonly Trigger[],
): HandlerDecorator<(ctx: MessageContext & Heard) => unknown> {
  checked().hears(trigger);
  return handlerDecorator((bot, call) => {
    bot.hears(trigger, call as (ctx: MessageContext & Heard) => unknown);
  });
}

/** The method is called with clicks of a button, by its id or what `defineButton` returned. */
export function Button<Id extends ComponentId>(id: Id): HandlerDecorator<(ctx: ButtonContext<StateOf<Id>>) => unknown> {
  checked().button(id);
  return handlerDecorator((bot, call) => {
    bot.button(id, call as (ctx: ButtonContext<StateOf<Id>>) => unknown);
  });
}

/** The method is called with choices from a select. */
export function Select<Id extends ComponentId>(id: Id): HandlerDecorator<(ctx: SelectContext<StateOf<Id>>) => unknown> {
  checked().select(id);
  return handlerDecorator((bot, call) => {
    bot.select(id, call as (ctx: SelectContext<StateOf<Id>>) => unknown);
  });
}

/** The method is called with a form that was filled in, once the button of an id is clicked. */
export function Form<Values extends object, Id extends ComponentId>(
  form: CardForm<Values>,
  submit: Id,
): HandlerDecorator<(ctx: FormContext<Values, StateOf<Id>>) => unknown> {
  checked().form(form, submit);
  return handlerDecorator((bot, call) => {
    bot.form(form, submit, call as (ctx: FormContext<Values, StateOf<Id>>) => unknown);
  });
}

/** Refuses wrong arguments where the decorator stands, rather than when the application starts. */
function checked(): Composer<Context> {
  return new Composer();
}
