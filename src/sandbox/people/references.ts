import { requireObject } from "../../core/requireObject.js";
import { requireString } from "../../core/requireString.js";
import type { SandboxMessage } from "./sandboxMessage.js";

/** A message, by its id and its channel's. */
export type MessageReference = Pick<SandboxMessage, "id" | "channelId">;

/** A person, or their id. */
export type PersonReference = string | { readonly id: string };

export function targetOf(message: MessageReference): {
  readonly channelId: string;
  readonly messageId: string;
} {
  const { id, channelId } = requireMessage(message);
  return { channelId, messageId: id };
}

export function personIdOf(person: PersonReference): string {
  return idOf(person, "person", "a person, or their id");
}

/** Returns the message. @throws {ValidationError} if it is not a message reference. */
export function requireMessage<Reference extends MessageReference>(message: Reference, path = "message"): Reference {
  requireObject(message, path, "a message, or { id, channelId }");
  requireString(message.id, `${path}.id`);
  requireString(message.channelId, `${path}.channelId`);
  return message;
}

/** Returns the id of a reference, which is an id or an object with one. */
export function idOf(reference: string | { readonly id: string }, path: string, wanted: string): string {
  if (typeof reference === "string") return reference;
  requireObject(reference, path, wanted);
  return requireString(reference.id, `${path}.id`);
}
