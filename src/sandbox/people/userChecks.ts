import { encodeMessageAttachmentList, encodeMessageMentionList } from "../../../generated/mezon/api/message_codec.js";
import { toError, ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { SandboxWaitOptions } from "./inbox.js";
import type {
  ChooseOptions,
  ClickOptions,
  MessageWaitOptions,
  PayOptions,
  QuickMenuCallOptions,
  ReactOptions,
  SandboxSendOptions,
  SandboxUserDetails,
} from "./userOptions.js";

const DETAILS: KeysOf<SandboxUserDetails> = { id: true, displayName: true, avatarUrl: true, nick: true };
const SEND: KeysOf<SandboxSendOptions> = {
  ...{ replyTo: true, mentions: true, attachments: true, topicId: true, code: true },
};
const EDIT: KeysOf<Pick<SandboxSendOptions, "mentions" | "attachments">> = { mentions: true, attachments: true };
const WAIT: KeysOf<SandboxWaitOptions> = { timeoutMs: true, signal: true };
const MESSAGE_WAIT: KeysOf<MessageWaitOptions> = { ...WAIT, channel: true };
const REACT: KeysOf<ReactOptions> = { remove: true };
const CHOOSE: KeysOf<ChooseOptions> = { envelope: true };
const CLICK: KeysOf<ClickOptions> = { extraData: true };
const MENU: KeysOf<QuickMenuCallOptions> = { text: true, message: true };
const PAY: KeysOf<PayOptions> = { coffeeFor: true, extraAttribute: true, settle: true };

/** @throws {ValidationError} that names the wrong detail of a person. */
export function checkDetails(details: SandboxUserDetails): void {
  requireOptions(details, DETAILS, { path: "details" });
  for (const name of ["displayName", "avatarUrl", "nick"] as const) requireText(details[name], name);
}

/** @throws {ValidationError} that names the wrong option of a message. */
export function checkSend(options: SandboxSendOptions): void {
  requireOptions(options, SEND);
  const { topicId, code = 0 } = options;
  requireText(topicId, "topicId");
  if (!(Number.isInteger(code) && code >= 0 && code < 2 ** 31))
    throw new ValidationError("code", "must be a MessageCode");
  checkParts(options);
}

/** @throws {ValidationError} that names the wrong option of an edit. */
export function checkEdit(options: Pick<SandboxSendOptions, "mentions" | "attachments">): void {
  requireOptions(options, EDIT);
  checkParts(options);
}

/** @throws {ValidationError} that names the wrong option of a wait. */
export function checkWait(options: SandboxWaitOptions): void {
  requireOptions(options, WAIT);
  requireWaitOptions(options);
}

/** @throws {ValidationError} that names the wrong option of a wait for a message. */
export function checkMessageWait(options: MessageWaitOptions): void {
  requireOptions(options, MESSAGE_WAIT);
  requireWaitOptions(options);
}

/** @throws {ValidationError} that names the wrong option of a reaction. */
export function checkReact(options: ReactOptions): void {
  requireOptions(options, REACT);
  requireFlag(options.remove, "remove");
}

/** @throws {ValidationError} that names the wrong option of a choice. */
export function checkChoose(options: ChooseOptions): void {
  requireOptions(options, CHOOSE);
  const { envelope = "click" } = options;
  requireOneOf(envelope, "envelope", ["click", "dropdown"]);
}

/** @throws {ValidationError} that names the wrong option of a click. */
export function checkClick(options: ClickOptions): void {
  requireOptions(options, CLICK);
  const { extraData } = options;
  if (extraData === undefined || typeof extraData === "string") return;
  requireObject(extraData, "extraData", "a text, or the values of inputs by their ids");
  for (const [id, value] of Object.entries(extraData)) requireValues(value, `extraData.${id}`);
}

/** @throws {ValidationError} that names the wrong option of a quick menu's call. */
export function checkMenuCall(options: QuickMenuCallOptions): void {
  requireOptions(options, MENU);
  requireText(options.text, "text");
}

/** @throws {ValidationError} that names the wrong option of a payment. */
export function checkPay(options: PayOptions): void {
  requireOptions(options, PAY);
  requireText(options.extraAttribute, "extraAttribute");
  requireFlag(options.settle, "settle");
  if (options.coffeeFor !== undefined) requireObject(options.coffeeFor, "coffeeFor", "a message");
}

/** @throws {ValidationError} if it is neither a text nor a list of texts. */
export function requireValues(value: string | readonly string[], path: string): void {
  if (typeof value === "string") return;
  for (const [index, each] of requireList(value, path, "texts").entries()) requireString(each, `${path}[${index}]`);
}

/** Checks that mentions and attachments can be encoded, before anything is changed. */
function checkParts({ mentions = [], attachments = [] }: SandboxSendOptions): void {
  requireList(mentions, "mentions", "mentions");
  requireList(attachments, "attachments", "attachments");
  carried("mentions", () => encodeMessageMentionList({ mentions: [...mentions] }));
  carried("attachments", () => encodeMessageAttachmentList({ attachments: [...attachments] }));
}

function carried(path: string, encode: () => unknown): void {
  try {
    encode();
  } catch (cause) {
    throw new ValidationError(path, `cannot be sent: ${toError(cause).message}`, { cause });
  }
}

function requireText(value: string | undefined, path: string): void {
  if (value !== undefined) requireString(value, path);
}

function requireFlag(value: unknown, path: string): void {
  if (value !== undefined && typeof value !== "boolean") throw new ValidationError(path, "must be true or false");
}
