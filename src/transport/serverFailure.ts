import { type Secrets, unknownSecrets } from "../core/secrets.js";

/** The body of a refusal. */
export interface ServerFailure {
  /** The server's code, a gRPC status number, if it is known. */
  readonly code: number | undefined;
  /** The message, without secrets. */
  readonly message: string;
  /**
   * True if the body is JSON with a `code` or an `error`, as the server writes refusals. False for a page of a proxy in
   * front of it.
   */
  readonly isServers: boolean;
}

const MAX_MESSAGE_LENGTH = 300;
const MAX_BODY_LENGTH = 16 * 1024;
const UNPRINTABLE = /\p{Cc}|\ufffd/u;

/** Reads the body of a refusal: JSON `{ error, message, code }`, text, or an empty body. */
export function readServerFailure(body: Uint8Array, { hide }: Secrets = unknownSecrets): ServerFailure {
  const text = new TextDecoder().decode(body.subarray(0, MAX_BODY_LENGTH)).trim();
  const shown = (text: string): string => hide(text).slice(0, MAX_MESSAGE_LENGTH);
  const json = jsonOf(text);
  if (json !== undefined) {
    const { code, message, error } = json;
    const text = typeof message === "string" ? message : typeof error === "string" ? error : "";
    return {
      code: typeof code === "number" ? code : undefined,
      message: shown(text),
      isServers: typeof code === "number" || (typeof error === "string" && error !== ""),
    };
  }
  // A binary body is useless in an error's text.
  return { code: undefined, message: UNPRINTABLE.test(text) ? "" : shown(text), isServers: false };
}

function jsonOf(text: string): { code?: unknown; message?: unknown; error?: unknown } | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
