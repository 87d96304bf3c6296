import { createMessageAttachment, createMessageMention } from "../../../generated/mezon/api/message_codec.js";
import type { MessageAttachment, MessageMention } from "../../../generated/mezon/api/message_pb.js";
import { ValidationError } from "../../core/errors.js";
import { requireKnownKeys } from "../../core/requireKnownKeys.js";
import { isObject } from "../../runtime/content.js";
import type { Init } from "../../runtime/wire.js";
import { idOrNone } from "../require.js";

const attachmentKeys = keysOf(createMessageAttachment());
const mentionKeys = keysOf(createMessageMention());

/** Returns copies of the attachments of a message. @throws {ValidationError} that names a malformed one. */
export function checkedAttachments(given: readonly Init<MessageAttachment>[] = []): Init<MessageAttachment>[] {
  return copied(
    given,
    "attachments",
    attachmentKeys,
    'attachments such as { url: "https://…", filename: "a.png" }',
    (item, path) => {
      if (typeof item.url !== "string" || item.url === "")
        throw new ValidationError(`${path}.url`, "must be where the file is: channel.files.upload puts it there");
    },
  );
}

/** Returns copies of the mentions of a message. @throws {ValidationError} that names a malformed one. */
export function checkedMentions(given: readonly Init<MessageMention>[] = []): Init<MessageMention>[] {
  return copied(given, "mentions", mentionKeys, "mentions such as { userId, s: 0, e: 5 }", (item, path) => {
    idOrNone(item.userId, `${path}.userId`);
    idOrNone(item.roleId, `${path}.roleId`);
  });
}

function copied<Item extends object>(
  given: readonly Item[],
  path: string,
  keys: Readonly<Record<string, true>>,
  wanted: string,
  check: (item: Item, path: string) => void,
): Item[] {
  // Nearly always.
  if (Array.isArray(given) && given.length === 0) return [];
  if (!Array.isArray(given)) throw new ValidationError(path, `must be a list of ${wanted}`);
  return given.map((item: Item, index) => {
    const at = `${path}[${index}]`;
    if (!isObject(item)) throw new ValidationError(at, `must be one of ${wanted}`);
    requireKnownKeys(item, keys, { path: at });
    check(item, at);
    return { ...item };
  });
}

/** The fields of a message of the schema. */
function keysOf(message: object): Readonly<Record<string, true>> {
  return Object.fromEntries([...Object.keys(message), "$unknown"].map((key) => [key, true as const]));
}
