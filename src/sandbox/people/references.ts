import type { SandboxMessage } from "./sandboxMessage.js";

/** A message, by its id and its channel's. */
export type MessageReference = Pick<SandboxMessage, "id" | "channelId">;

/** Somebody, or their id. */
export type PersonReference = string | { readonly id: string };

export function targetOf({ id, channelId }: MessageReference): {
  readonly channelId: string;
  readonly messageId: string;
} {
  return { channelId, messageId: id };
}

export function personIdOf(person: PersonReference): string {
  return typeof person === "string" ? person : person.id;
}
