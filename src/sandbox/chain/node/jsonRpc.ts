import { LosslessNumber, parse, stringify } from "lossless-json";

/** A failed call of the node; becomes `error` of its response. */
export class CallFailure extends Error {
  override readonly name = "CallFailure";
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export const CallCode = {
  InvalidRequest: -32600,
  NoSuchMethod: -32601,
  InvalidParams: -32602,
  InternalError: -32603,
  Failed: -32000,
} as const;

/** A call as it was requested. */
export interface Call {
  /** `undefined` if no response is requested. */
  readonly id: string | LosslessNumber | undefined;
  readonly method: string;
  readonly params: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads a body that is one JSON object; numbers keep their digits. Returns `undefined` for anything else. */
export function parseBody(body: Uint8Array): Json | undefined {
  let value: unknown;
  try {
    value = parse(new TextDecoder("utf-8", { fatal: true }).decode(body), null, { onDuplicateKey: lastOne });
  } catch {
    return undefined;
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject && !(value instanceof LosslessNumber) ? (value as Json) : undefined;
}

function lastOne({ newValue }: { readonly newValue: unknown }): unknown {
  return newValue;
}

/** Returns the id of the response. `null` counts as missing. @throws {CallFailure} if it is not an id. */
export function idOf({ id }: Json): Call["id"] {
  if (id === undefined || id === null) return undefined;
  if (typeof id === "string" || id instanceof LosslessNumber) return id;
  throw new CallFailure(CallCode.InvalidRequest, "invalid request ID");
}

const KNOWN: ReadonlySet<string> = new Set(["jsonrpc", "id", "method", "params"]);

/** Reads a call. @throws {CallFailure} */
export function readCall(json: Json): Omit<Call, "id"> {
  const { jsonrpc, method, params } = json;
  if (jsonrpc !== "2.0") throw invalidRequest("invalid version marker");
  const extra = Object.keys(json).filter((key) => !KNOWN.has(key));
  if (extra.length > 0) throw invalidRequest("extra fields in request", extra);
  if (typeof method !== "string" || method === "") throw invalidRequest("empty method name");
  const isScalar = typeof params !== "object" || params instanceof LosslessNumber;
  if (params !== undefined && isScalar) throw invalidRequest("parameters must be array or object");
  return { method, params };
}

function invalidRequest(message: string, data?: unknown): CallFailure {
  return new CallFailure(CallCode.InvalidRequest, message, data);
}

/** Returns the response to a call, as text; bigints are written as numbers. */
export function answerText(
  id: Call["id"],
  outcome: { readonly result: unknown } | { readonly error: unknown },
): string {
  return stringify({ jsonrpc: "2.0", id: id ?? null, ...outcome }) ?? "";
}

/** Returns the text of a failure. */
export function failureJson({ code, message, data }: CallFailure): Json {
  return data === undefined ? { code, message } : { code, message, data };
}
