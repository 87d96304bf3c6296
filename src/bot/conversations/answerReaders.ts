import type { InteractionContext } from "../context/interactionContext.js";
import type { AnswerReader } from "./conversationRun.js";

/** Reads the next message of a person. */
export function readText(userId: string): AnswerReader {
  return (ctx) => {
    if (ctx.kind !== "message" || ctx.userId !== userId || ctx.message === undefined) return undefined;
    return { kind: "text", text: ctx.text, entities: ctx.entities, messageId: ctx.message.id };
  };
}

/** Reads a click on one of the components of a message by a person. */
export function readComponent(userId: string, messageId: string, customIds: readonly string[]): AnswerReader {
  return (ctx) => {
    if (ctx.kind !== "interaction" || ctx.userId !== userId) return undefined;
    const { interaction } = ctx as InteractionContext;
    if (interaction.messageId !== messageId || !customIds.includes(interaction.customId)) return undefined;
    const state = interaction.kind === "select" ? {} : interaction.state;
    return { kind: "component", customId: interaction.customId, state, messageId };
  };
}
