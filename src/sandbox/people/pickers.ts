import { requireListener } from "../../core/requireFunction.js";
import type { SandboxReceived, SandboxReceivedKind } from "./received.js";
import type { SandboxMessage } from "./sandboxMessage.js";

/** Returns the value that a wait resolves with if an item matches; `undefined` otherwise. */
type Picker<T> = (item: SandboxReceived) => T | undefined;

/** Returns a picker of items by their kind, by a predicate, or by both; and the kind. */
export function itemPicker(
  wanted: SandboxReceivedKind | ((item: SandboxReceived) => boolean),
  ofKind: ((item: never) => boolean) | undefined,
): { readonly kind: SandboxReceivedKind | undefined; readonly pick: Picker<SandboxReceived> } {
  const kind = typeof wanted === "string" ? wanted : undefined;
  // The overloads of `waitFor` pair the kind with a predicate of its items.
  const test = (typeof wanted === "function" ? wanted : ofKind) as ((item: SandboxReceived) => boolean) | undefined;
  if (kind === undefined || test !== undefined) requireListener(test, kind === undefined ? "wanted" : "predicate");
  return { kind, pick: (item) => ((kind ?? item.kind) === item.kind && (test?.(item) ?? true) ? item : undefined) };
}

/** Returns a picker of messages of other people: posted, edited or ephemeral. A string must equal the text. */
export function messagePicker(
  wanted: string | ((message: SandboxMessage) => boolean),
  { channelId, exceptFrom }: { readonly channelId: string | undefined; readonly exceptFrom: string },
): Picker<SandboxMessage> {
  if (typeof wanted !== "string") requireListener(wanted, "wanted");
  const test = typeof wanted === "string" ? (message: SandboxMessage) => message.text === wanted : wanted;
  return (item) => {
    if (item.kind !== "message" && item.kind !== "edit" && item.kind !== "ephemeral") return undefined;
    const { message } = item;
    if (message.senderId === exceptFrom || (channelId ?? message.channelId) !== message.channelId) return undefined;
    return test(message) ? message : undefined;
  };
}
