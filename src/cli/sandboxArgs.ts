import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { toError, ValidationError } from "../core/errors.js";
import type { SandboxOptions } from "../sandbox/index.js";

/** Parsed arguments of `mezonkit sandbox`. */
export interface SandboxArgs {
  readonly options: SandboxOptions;
  readonly json: boolean;
  readonly help: boolean;
}

/** Parses the flags of `mezonkit sandbox`. Throws a `TypeError` or a `ValidationError` that says what is wrong. */
export function parseSandboxArgs(args: readonly string[]): SandboxArgs {
  const { values, positionals } = parseArgs({
    args: [...args],
    // The key of `--tls cert key` is one.
    allowPositionals: true,
    options: {
      port: { type: "string" },
      "bot-id": { type: "string" },
      token: { type: "string" },
      "bot-is": { type: "string" },
      profile: { type: "string" },
      "ws-url": { type: "string" },
      tls: { type: "string" },
      "allow-origin": { type: "string", multiple: true },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { port, "bot-id": botId, token, "allow-origin": allowedOrigins, json, help } = values;
  const { "bot-is": botIs, profile, "ws-url": wsUrl } = values;
  return {
    json,
    help,
    options: {
      port: port === undefined ? undefined : parsePort(port),
      botId,
      token,
      allowedOrigins,
      // Checked with the other options.
      botIs: botIs as SandboxOptions["botIs"],
      profile: profile as SandboxOptions["profile"],
      wsUrl: wsUrl as SandboxOptions["wsUrl"],
      tls: readTls(values.tls, positionals),
    },
  };
}

/** Reads the two files of `--tls cert key`. */
function readTls(cert: string | undefined, rest: readonly string[]): SandboxOptions["tls"] {
  const [key, ...more] = rest;
  if (cert === undefined) {
    if (key !== undefined) throw new TypeError(`unexpected argument "${key}"`);
    return undefined;
  }
  if (key === undefined || more.length > 0) {
    throw new ValidationError("--tls", "takes two files: a certificate, and then its key");
  }
  return { cert: readPem(cert), key: readPem(key) };
}

function readPem(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ValidationError("--tls", `cannot read ${path}: ${toError(error).message}`, { cause: error });
  }
}

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new ValidationError("--port", `must be a number, not "${text}"`);
  return Number(text);
}
