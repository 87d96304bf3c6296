import { ValidationError } from "../core/errors.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireList } from "../core/requireList.js";
import { requireObject } from "../core/requireObject.js";
import { requireOptions } from "../core/requireOptions.js";
import { requireString } from "../core/requireString.js";
import type {
  ChangeRoleOptions,
  CreateChannelOptions,
  CreateClanOptions,
  CreateRoleOptions,
  SandboxFile,
  SandboxHistoryOptions,
  SandboxPushOptions,
} from "./worldOptions.js";

const CLAN: KeysOf<CreateClanOptions> = { name: true, ownerId: true, memberIds: true };
const CHANNEL: KeysOf<CreateChannelOptions> = {
  ...{ name: true, clanId: true, type: true, isPrivate: true, parentId: true, memberIds: true },
};
const ROLE: KeysOf<CreateRoleOptions> = { name: true, clanId: true, memberIds: true, permissions: true, color: true };
const CHANGE: KeysOf<ChangeRoleOptions> = {
  ...{ addMemberIds: true, removeMemberIds: true, addPermissions: true, removePermissions: true },
};
const FILE: KeysOf<SandboxFile> = { name: true, type: true, body: true };
const HISTORY: KeysOf<SandboxHistoryOptions> = { before: true, limit: true };
const PUSH: KeysOf<SandboxPushOptions> = { to: true };

/** @throws {ValidationError} that names what is wrong with a clan to create. */
export function checkNewClan(options: CreateClanOptions): void {
  requireOptions(options, CLAN);
  requireTexts(options, ["name", "ownerId"]);
  requireTextLists(options, ["memberIds"]);
}

/** @throws {ValidationError} that names what is wrong with a channel to create. */
export function checkNewChannel(options: CreateChannelOptions): void {
  requireOptions(options, CHANNEL);
  requireTexts(options, ["name", "clanId", "parentId"]);
  requireTextLists(options, ["memberIds"]);
  const { type = 1, isPrivate = false } = options;
  if (!Number.isInteger(type)) throw new ValidationError("type", "must be a ChannelType");
  if (typeof isPrivate !== "boolean") throw new ValidationError("isPrivate", "must be true or false");
}

/** @throws {ValidationError} that names what is wrong with a role to create. */
export function checkNewRole(options: CreateRoleOptions): void {
  requireOptions(options, ROLE);
  requireTexts(options, ["name", "clanId", "color"]);
  requireTextLists(options, ["memberIds", "permissions"]);
}

/** @throws {ValidationError} that names what is wrong with a change of a role. */
export function checkRoleChange(change: ChangeRoleOptions): void {
  requireOptions(change, CHANGE, { path: "change" });
  requireTextLists(change, ["addMemberIds", "removeMemberIds", "addPermissions", "removePermissions"]);
}

/** @throws {ValidationError} that names what is wrong with a file. */
export function checkFile(file: SandboxFile): void {
  requireObject(file, "file", "an object such as { name, type, body }");
  requireKnownKeys(file, FILE);
  requireString(file.name, "name");
  requireString(file.type, "type");
  if (!((file.body as unknown) instanceof Uint8Array)) throw new ValidationError("body", "must be a Uint8Array");
}

/** @throws {ValidationError} that names the wrong option of a page. */
export function checkHistory(options: SandboxHistoryOptions): void {
  requireOptions(options, HISTORY);
  requireTexts(options, ["before"]);
  const { limit = 1 } = options;
  if (!(limit >= 0)) throw new ValidationError("limit", "must be a number of messages, 0 or more");
}

/** @throws {ValidationError} that names the wrong option of a push. */
export function checkPush(options: SandboxPushOptions): void {
  requireOptions(options, PUSH);
}

function requireTexts<Options extends object>(options: Options, names: readonly (keyof Options & string)[]): void {
  for (const name of names) {
    const value: unknown = options[name];
    if (value !== undefined) requireString(value as string, name);
  }
}

function requireTextLists<Options extends object>(options: Options, names: readonly (keyof Options & string)[]): void {
  for (const name of names) {
    const value: unknown = options[name] ?? [];
    for (const [index, each] of requireList(value as readonly string[], name, "texts").entries())
      requireString(each, `${name}[${index}]`);
  }
}
