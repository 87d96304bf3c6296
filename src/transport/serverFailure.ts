/** What a refusal says of itself. */
export interface ServerFailure {
  /** The server's code, a gRPC status number where it is known. */
  readonly code: number | undefined;
  readonly message: string;
}

const MAX_MESSAGE_LENGTH = 300;
const MAX_BODY_LENGTH = 16 * 1024;
const UNPRINTABLE = /\p{Cc}|\ufffd/u;

/** Reads the body of a refusal: JSON `{ error, message, code }`, or text, or nothing. */
export function readServerFailure(body: Uint8Array): ServerFailure {
  const text = new TextDecoder().decode(body.subarray(0, MAX_BODY_LENGTH)).trim();
  if (!text.startsWith("{")) return failureOf(text);
  try {
    return failureOf(JSON.parse(text));
  } catch {
    return failureOf(text);
  }
}

function failureOf(body: unknown): ServerFailure {
  if (typeof body === "object" && body !== null) {
    const { code, message, error } = body as { code?: unknown; message?: unknown; error?: unknown };
    const said = typeof message === "string" ? message : typeof error === "string" ? error : "";
    return { code: typeof code === "number" ? code : undefined, message: said.slice(0, MAX_MESSAGE_LENGTH) };
  }
  const text = typeof body === "string" ? body.trim() : "";
  // Binary bodies say nothing to a reader.
  return { code: undefined, message: UNPRINTABLE.test(text) ? "" : text.slice(0, MAX_MESSAGE_LENGTH) };
}
