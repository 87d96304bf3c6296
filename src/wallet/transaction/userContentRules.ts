import type { ValidationFault } from "../../core/errors.js";
import { addressBytes } from "../keys/address.js";
import { nobleEd25519 } from "../keys/nobleEd25519.js";
import type { TransactionMessage } from "./transactionTypes.js";

const REFERENCE_LIMIT = 10;
const CAMPAIGN_FEED = "donation-campaign-feed";
const TEXTS = ["type", "title", "description", "parent_hash", "root_hash"];
const REQUIRED = ["type", "title", "description"];
const LISTS = ["image_cids", "reference_tx_hashes"];

/** Checks the node's requirements of user content (type 2), as far as that is possible without the node. */
export function userContentFaults(message: TransactionMessage): readonly ValidationFault[] {
  const content = parseObject(message.extra_info);
  if (content === undefined) {
    return [{ path: "extraInfo", message: "must be a JSON object with type, title and description" }];
  }
  return [
    ...TEXTS.filter((key) => !isText(content[key])).map((key) => fault(key, "must be a string")),
    ...LISTS.filter((key) => !isList(content[key])).map((key) => fault(key, "must be a list of strings")),
    ...REQUIRED.filter((key) => isText(content[key]) && isBlank(content[key])).map((key) =>
      fault(key, "must not be missing or blank"),
    ),
    ...linkFaults(content),
    ...recipientFaults(message, content),
  ];
}

function linkFaults(content: Readonly<Record<string, unknown>>): readonly ValidationFault[] {
  const faults: ValidationFault[] = [];
  const { parent_hash: parent, root_hash: root, reference_tx_hashes: references } = content;
  if (isText(parent) && isText(root) && isEmpty(parent) !== isEmpty(root)) {
    faults.push(fault(isEmpty(parent) ? "parent_hash" : "root_hash", "must be given too: it goes with the other hash"));
  }
  if (Array.isArray(references) && references.length > REFERENCE_LIMIT) {
    faults.push(fault("reference_tx_hashes", `must be at most ${REFERENCE_LIMIT}, not ${references.length}`));
  }
  return faults;
}

function recipientFaults(
  { recipient }: TransactionMessage,
  content: Readonly<Record<string, unknown>>,
): readonly ValidationFault[] {
  const key = addressBytes(recipient);
  if (content["type"] !== CAMPAIGN_FEED || key === undefined || isPoint(key)) return [];
  return [
    { path: "recipient", message: `must be a key's address, a point of Ed25519, for content of type ${CAMPAIGN_FEED}` },
  ];
}

function isPoint(key: Uint8Array): boolean {
  try {
    // The lenient form is used, because a key that the node accepts must not be refused here.
    nobleEd25519().Point.fromBytes(key, true);
    return true;
  } catch {
    return false;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): boolean {
  return isEmpty(value) || typeof value === "string";
}

function isList(value: unknown): boolean {
  return isEmpty(value) || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}

/** The node treats a missing key and null as the empty text. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function isBlank(value: unknown): boolean {
  return isEmpty(value) || (typeof value === "string" && value.trim() === "");
}

function fault(key: string, message: string): ValidationFault {
  return { path: `extraInfo.${key}`, message };
}
