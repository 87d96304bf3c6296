/**
 * mezonkit/builders: messages, cards, forms and buttons, checked before they are sent.
 */
export * from "../../generated/content/types.js";
export { ValidationError, type ValidationFault } from "../core/errors.js";
export type { ButtonOptions } from "./button.js";
export { ButtonBuilder } from "./buttonBuilder.js";
export type { Choice, ChoiceOption, ChoiceValue } from "./choices.js";
export { type Buildable, builtContent, type ContentInput } from "./contentInput.js";
export {
  type Clicked,
  CustomIdDefinition,
  type CustomIdOptions,
  type CustomIdReading,
  type CustomIdState,
  defineButton,
} from "./customId.js";
export {
  EmbedBuilder,
  // The name that users of older SDKs know.
  EmbedBuilder as InteractiveBuilder,
} from "./embedBuilder.js";
export type { FieldOptions, GridOptions, InputOptions, RadioChoice, RadioOptions } from "./embedOptions.js";
export { Form, type RawValue } from "./form.js";
export { here, type Mentionable, type MentionableRole, MentionedText, mentioning } from "./mentioning.js";
export { BuiltMessage, MessageBuilder } from "./messageBuilder.js";
export { randomColor } from "./randomColor.js";
export { RawContent, rawContent } from "./rawContent.js";
export type { SelectOptions } from "./selectComponent.js";
