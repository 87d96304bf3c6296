import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { requireFunction } from "../core/requireFunction.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireList } from "../core/requireList.js";
import { requireObject } from "../core/requireObject.js";
import { requireOptions } from "../core/requireOptions.js";
import { requireWaitOptions } from "../core/requireWaitOptions.js";
import type { MaintainOptions, OpenOptions } from "./messageStore.js";
import { PushedMessage } from "./pushedMessage.js";
import type { ChannelReference, StoreChange } from "./storeChange.js";

const OPEN: KeysOf<OpenOptions> = { onProblem: true };
const MAINTAIN: KeysOf<MaintainOptions> = { signal: true, afterStep: true };

/** @throws {ValidationError} that names the wrong option. */
export function checkOpen(options: OpenOptions): void {
  requireOptions(options, OPEN);
  requireFunction(options.onProblem, "onProblem");
}

/** @throws {ValidationError} that names the wrong option. */
export function checkMaintain(options: MaintainOptions): void {
  requireOptions(options, MAINTAIN, { instead: { turn: "afterStep" } });
  requireWaitOptions({ signal: options.signal });
  requireFunction(options.afterStep, "afterStep");
}

/** @throws {ValidationError} if the argument is not a list of ids. */
export function checkIds(messageIds: readonly string[]): void {
  for (const [index, id] of requireList(messageIds, "messageIds", "ids").entries())
    requireId(id, `messageIds[${index}]`);
}

/** @throws {ValidationError} if the argument is not a place. */
export function checkPlace(place: Omit<ChannelReference, "clanId">): void {
  requireObject(place, "place", "an object such as { channelId, topicId }");
  requireId(place.channelId, "place.channelId");
  if (place.topicId !== "0") requireId(place.topicId, "place.topicId");
}

/** Required fields of each kind of change, besides ids. */
const HOLDS: Readonly<Record<StoreChange["kind"], readonly string[]>> = {
  ...{ message: ["message"], edit: ["message"], removal: [], reaction: ["reaction"] },
  ...{ handled: ["place", "range"], range: ["place", "range"] },
};

/** @throws {ValidationError} that names an invalid change. */
export function checkChanges(changes: readonly StoreChange[]): void {
  // A client stores thousands of changes per second, so an error text is only made for an invalid one.
  for (const [index, change] of requireList(changes, "changes", "changes").entries())
    if (!isChange(change)) refuse(change, `changes[${index}]`);
}

function refuse(change: StoreChange, path: string): void {
  requireObject(change, path, "a change such as { kind, message }");
  if (!Object.hasOwn(HOLDS, change.kind))
    throw new ValidationError(`${path}.kind`, `must be one of ${Object.keys(HOLDS).join(", ")}`);
  for (const name of HOLDS[change.kind]) requireObject(memberOf(change, name), `${path}.${name}`, "an object");
}

function isChange(change: StoreChange): boolean {
  if (change instanceof PushedMessage) return true;
  if (!isObject(change) || !Object.hasOwn(HOLDS, change.kind)) return false;
  // `message` may be a getter that decodes these bytes.
  if (change.kind === "message" && change.encoded instanceof Uint8Array) return true;
  return HOLDS[change.kind].every((name) => isObject(memberOf(change, name)));
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function memberOf(change: StoreChange, name: string): unknown {
  return (change as unknown as Readonly<Record<string, unknown>>)[name];
}

/** @throws {ValidationError} if the argument is not a time. */
export function checkSeconds(seconds: number): void {
  if (!Number.isSafeInteger(seconds) || seconds < 0)
    throw new ValidationError("seconds", "must be whole seconds since 1970");
}
