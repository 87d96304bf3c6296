import { parseArgs } from "node:util";
import { ValidationError } from "../core/errors.js";
import type { SandboxOptions } from "../sandbox/index.js";

/** Parsed arguments of `mezonkit sandbox`. */
export interface SandboxArgs {
  readonly options: SandboxOptions;
  readonly json: boolean;
  readonly help: boolean;
}

/** Parses the flags of `mezonkit sandbox`. Throws a `TypeError` or a `ValidationError` that says what is wrong. */
export function parseSandboxArgs(args: readonly string[]): SandboxArgs {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      "bot-id": { type: "string" },
      token: { type: "string" },
      "allow-origin": { type: "string", multiple: true },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { port, "bot-id": botId, token, "allow-origin": allowedOrigins, json, help } = values;
  return {
    json,
    help,
    options: {
      port: port === undefined ? undefined : parsePort(port),
      botId,
      token,
      allowedOrigins,
    },
  };
}

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new ValidationError("--port", `must be a number, not "${text}"`);
  return Number(text);
}
