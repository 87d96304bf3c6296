import { ValidationError } from "../../core/errors.js";
import { isId } from "../../core/ids.js";
import type { SavedWorld } from "./savedWorld.js";

/** The required form of a value. A list of one element stands for a list of such values. */
type Shape = "id" | "text" | "number" | "flag" | "units" | readonly [Shape] | { readonly [key: string]: Shape };

const WORLD = {
  ...{ botId: "id", clanId: "id", voiceChannelId: "id", streamChannelId: "id", userId: "id" },
  people: [
    { id: "id", username: "text", isBot: "flag", displayName: "text", avatar: "text", createTimeSeconds: "number" },
  ],
  clans: [
    {
      ...{ id: "id", name: "text", ownerId: "id", createTimeSeconds: "number", memberIds: ["id"] },
      ...{ nicks: [{ personId: "id", nick: "text" }], welcomeChannelId: "text" },
      categories: [{ id: "id", creatorId: "id", name: "text" }],
    },
  ],
  channels: [
    {
      ...{ id: "id", clanId: "text", parentId: "text", categoryId: "text", type: "number", name: "text" },
      ...{ topic: "text", isPrivate: "flag", isArchived: "flag", creatorId: "text", meetingCode: "text" },
      ...{ createTimeSeconds: "number", memberIds: ["id"], roleIds: ["id"] },
    },
  ],
  roles: [
    {
      ...{ id: "id", clanId: "id", creatorId: "text", name: "text", color: "text", order: "number" },
      ...{ memberIds: ["id"], permissions: ["text"] },
    },
  ],
  quickMenus: [
    {
      ...{ id: "id", botId: "text", clanId: "text", channelId: "text", menuName: "text" },
      ...{ background: "text", actionMsg: "text", menuType: "number" },
    },
  ],
  messages: [
    {
      ...{ id: "id", channelId: "id", clanId: "text", senderId: "id", code: "number", topicId: "text" },
      ...{ createTimeSeconds: "number", updateTimeSeconds: "number" },
      body: { content: "text", mentions: [{}], attachments: [{}], references: [{}] },
      reactions: [{ emojiId: "text", emoji: "text", senderId: "id", count: "number" }],
    },
  ],
  pins: [{ id: "id", channelId: "id", messageId: "id", pinnedBy: "id", createTimeSeconds: "number" }],
  files: [{ path: "text", type: "text", base64: "text" }],
  balances: [{ userId: "id", units: "units" }],
} as const satisfies Shape;

/**
 * Checks the form of a saved world, which may come from any file. Returns it.
 *
 * @throws {ValidationError} that names what is wrong.
 */
export function checkSavedWorld(value: unknown): SavedWorld {
  const { version } = requireObject(value, "world");
  if (version !== 1) throw new ValidationError("world.version", "must be 1: another version wrote this file");
  require(value, WORLD, "world");
  return value as SavedWorld;
}

function require(value: unknown, shape: Shape, path: string): void {
  if (typeof shape === "string") {
    if (!isA(value, shape)) throw new ValidationError(path, `must be ${NOUNS[shape]}`);
  } else if (isList(shape)) {
    if (!Array.isArray(value)) throw new ValidationError(path, "must be a list");
    for (const [index, each] of (value as readonly unknown[]).entries()) require(each, shape[0], `${path}[${index}]`);
  } else {
    const object = requireObject(value, path);
    for (const [key, inner] of Object.entries(shape)) require(object[key], inner, `${path}.${key}`);
  }
}

const NOUNS = { id: "an id", text: "a text", number: "a number", flag: "true or false", units: "a whole number" };

function isA(value: unknown, kind: keyof typeof NOUNS): boolean {
  if (kind === "number") return typeof value === "number" && Number.isFinite(value);
  if (kind === "flag") return typeof value === "boolean";
  if (typeof value !== "string") return false;
  if (kind === "id") return isId(value);
  return kind === "text" || /^\d{1,40}$/.test(value);
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function requireObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new ValidationError(path, "must be an object");
}
