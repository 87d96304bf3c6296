import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReactions,
  channelMessageReferences,
} from "../../../generated/carried.js";
import { decodeSession } from "../../../generated/mezon/api/session_codec.js";
import { rpcMethods } from "../../../generated/rpcClient.js";
import { servedMethods } from "../../../generated/rpcServer.js";
import { parseApiFrame } from "../../wire/apiFrames.js";
import { decodeEnvelope } from "../../wire/envelopeCodec.js";

/** What a frame or body says. */
export interface Decoded {
  /** Such as `channelMessage`, `ListClanDescs`, or `unknown`. */
  readonly name: string;
  /** 0 for none. */
  readonly cid: number;
  /** Plain data; `undefined` for what the schema does not know. */
  readonly json: unknown;
  /** Code of a call's answer. */
  readonly status: number | undefined;
  readonly isError: boolean;
  readonly messageId: string | undefined;
}

type Method = (typeof rpcMethods)[keyof typeof rpcMethods];

const methodByName: ReadonlyMap<string, Method> = new Map(
  Object.values(rpcMethods).map((method) => [method.name, method]),
);
const servedByName = new Map(servedMethods.map((method) => [method.name, method]));
const nameByIndex = new Map(servedMethods.map(({ apiIndex, name }) => [apiIndex, name]));

/** Loads what this module needs. To be awaited once, before anything is decoded: traffic is decoded at once. */
export async function loadDecoders(): Promise<void> {
  await Promise.all(Object.values(rpcMethods).map((method) => method.loadCodec()));
}

/** Reads an envelope, with the call that it carries. */
export function decodeFrame(bytes: Uint8Array): Decoded {
  const envelope = attempt(() => decodeEnvelope(bytes));
  if (envelope === undefined) return unknown("unreadable");
  const { message, cid } = envelope;
  if (message.case === undefined) return { ...unknown("empty"), cid };
  if (message.case === "apiRequestEvent") {
    const { apiName, apiIndex, body } = message.value;
    const name = apiName === "" ? (nameByIndex.get(apiIndex) ?? `call ${apiIndex}`) : apiName;
    return { name, cid, json: callRequestJson(name, body), status: undefined, isError: false, messageId: undefined };
  }
  const json = plain(message.value);
  const isError = message.case === "error";
  return { name: message.case, cid, json, status: undefined, isError, messageId: messageIdOf(json) };
}

/** Reads one raw frame of a call's answer; `undefined` for an envelope. */
export function decodeAnswerFrame(bytes: Uint8Array): ReturnType<typeof parseApiFrame> {
  return parseApiFrame(bytes);
}

/** Returns what a call was asked, as plain data. */
export function callRequestJson(name: string, body: Uint8Array): unknown {
  return attempt(() => plain(servedByName.get(name)?.decodeRequest(body)));
}

/** Returns what a call answered, as plain data. */
export function callResponseJson(name: string, body: Uint8Array, isError: boolean): unknown {
  if (isError) return { error: new TextDecoder().decode(body) };
  return attempt(() => plain(methodByName.get(name)?.codec?.decode(body)));
}

/** Reads a body that is JSON or text. */
export function textJson(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  return attempt(() => plain(JSON.parse(text))) ?? (text === "" ? undefined : text);
}

/** Reads what a login sends or answers: JSON, or a session of the schema. Nothing else of it is shown. */
export function loginJson(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  return attempt(() => plain(JSON.parse(text))) ?? attempt(() => plain(decodeSession(body)));
}

/** The message that plain data tells of. */
function messageIdOf(json: unknown): string | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { messageId } = json as { readonly messageId?: unknown };
  return typeof messageId === "string" && messageId !== "0" && messageId !== "" ? messageId : undefined;
}

const SECRET = /^(token|refreshToken|refresh_token|password|appToken|id_token|idToken)$/;

/** Returns a copy that JSON can hold: bigints as text, bytes as hex, without secrets; JSON texts of messages are parsed. */
function plain(value: unknown, key = ""): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "string") {
    if (SECRET.test(key) && value !== "") return "(hidden)";
    return key === "content" && value.startsWith("{") ? (attempt(() => JSON.parse(value) as unknown) ?? value) : value;
  }
  if (value instanceof Uint8Array) return carried(key, value) ?? Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map((each: unknown) => plain(each));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name, one]) => !name.startsWith("$") && !isEmpty(one));
  return Object.fromEntries(entries.map(([name, one]) => [name, plain(one, name)]));
}

/** Returns the list that a message carries as bytes. */
function carried(key: string, bytes: Uint8Array): unknown {
  switch (key) {
    case "mentions":
      return plain(attempt(() => channelMessageMentions(bytes).mentions));
    case "attachments":
      return plain(attempt(() => channelMessageAttachments(bytes).attachments));
    case "references":
      return plain(attempt(() => channelMessageReferences(bytes).refs));
    case "reactions":
      return plain(attempt(() => channelMessageReactions(bytes).reactions));
    default:
      return undefined;
  }
}

/** What the wire does not carry. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === "" || value === 0 || value === "0" || value === false) return true;
  return (Array.isArray(value) || value instanceof Uint8Array) && value.length === 0;
}

function unknown(name: string): Decoded {
  return { name, cid: 0, json: undefined, status: undefined, isError: name === "unreadable", messageId: undefined };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
