import type { ContextKind } from "./context.js";
import type { InteractionContext } from "./interactionContext.js";
import type { MessageContext } from "./messageContext.js";
import type { SlashContext } from "./slashContext.js";

/** The context of each kind of update. */
export interface ContextByKind extends Record<ContextKind, object> {
  /** Somebody posted a message. */
  message: MessageContext;
  /** Somebody clicked a button, chose from a select or submitted a form. */
  interaction: InteractionContext;
  /** Somebody called a slash command, which only the bot sees. */
  slashCommand: SlashContext;
}
