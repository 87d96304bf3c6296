import type { Bot } from "../bot/index.js";
import { ValidationError } from "../core/errors.js";

/** Adds a method of a provider to the bot. */
export type Register = (bot: Bot, call: (given: never) => unknown) => void;

/**
 * A decorator of methods that can be called with what `Handler` is called with. For decorators of TypeScript
 * (`experimentalDecorators`) and those of the language alike.
 */
export interface HandlerDecorator<Handler extends (given: never) => unknown> {
  <Method extends Handler>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>): void;
  <Method extends Handler>(method: Method, context: ClassMethodDecoratorContext): void;
}

/** Where a method keeps what its decorators said. Both formats of the package know it. */
const HANDLES = Symbol.for("mezonkit.nestjs.handles");

/** Returns the decorator that has a method registered when the application starts. */
export function handlerDecorator<Handler extends (given: never) => unknown>(
  register: Register,
): HandlerDecorator<Handler> {
  return (first: unknown, _second: unknown, descriptor?: { readonly value?: unknown }): void => {
    const method = (descriptor === undefined ? first : descriptor.value) as object;
    if (typeof method !== "function") throw new ValidationError("decorator", "must stand at a method");
    Object.defineProperty(method, HANDLES, { value: [...registrationsOf(method), register], configurable: true });
  };
}

/** Returns what the decorators of a method said, the one that is nearest to it first. */
export function registrationsOf(method: unknown): readonly Register[] {
  if (typeof method !== "function") return [];
  return (method as { readonly [HANDLES]?: readonly Register[] })[HANDLES] ?? [];
}
