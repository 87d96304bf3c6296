import { readFileSync } from "node:fs";
import { toError, ValidationError } from "../core/errors.js";
import type { SandboxOptions } from "../sandbox/index.js";
import type { CommandDefinition, ParsedArguments } from "./command/command.js";
import { UsageError } from "./command/usageError.js";
import { readWorld } from "./worlds/readWorld.js";

/** What `mezonkit sandbox` is. */
export const sandboxDefinition = {
  name: "sandbox",
  summary: "Runs a local Mezon to develop and test bots against, until SIGINT or SIGTERM.",
  // The key of `--tls certificate key`.
  maxArguments: 1,
  options: {
    port: { type: "string", value: "<number>", help: "port to listen on (default: any that is free)" },
    "bot-id": { type: "string", value: "<id>", help: "id of the bot, a decimal string (default: a new one)" },
    token: { type: "string", help: "token of the bot (default: a random one)" },
    "bot-is": {
      type: "string",
      value: "<what>",
      help: "member, admin or owner of the default clan (default: member)",
    },
    profile: {
      type: "string",
      value: "<name>",
      help: "lenient or strict, where the real server's behaviour is not known (default: lenient)",
    },
    tls: { type: "string", value: "<certificate> <key>", help: "speaks TLS, with these files in PEM" },
    "ws-url": {
      type: "string",
      value: "<form>",
      help: "how logins write ws_url: bare, or full with ws:// before it (default: bare)",
    },
    "allow-origin": {
      type: "string",
      multiple: true,
      value: "<origin>",
      help: "origin of web pages that may ask it, beside those of this machine; may be repeated",
    },
    world: { type: "string", value: "<file>", help: "a world that was saved, to begin with" },
    json: { type: "boolean", help: "print one line of JSON when ready, and nothing else" },
  },
  examples: ["mezonkit sandbox --port 7350", "mezonkit sandbox --json --bot-is admin"],
} as const satisfies CommandDefinition;

/** @throws {ValidationError} that names a flag whose value cannot be used. */
export function sandboxOptionsFrom({
  options: values,
  positionals,
}: ParsedArguments<typeof sandboxDefinition.options>): SandboxOptions {
  const { port, "bot-id": botId, token, "allow-origin": allowedOrigins } = values;
  const { "bot-is": botIs, profile, "ws-url": wsUrl, world } = values;
  return {
    port: port === undefined ? undefined : parsePort(port),
    botId,
    token,
    allowedOrigins,
    // Checked with the other options.
    botIs: botIs as SandboxOptions["botIs"],
    profile: profile as SandboxOptions["profile"],
    wsUrl: wsUrl as SandboxOptions["wsUrl"],
    world: world === undefined ? undefined : readWorld(world),
    tls: readTls(values.tls, positionals),
  };
}

/** Reads the two files of `--tls cert key`. */
function readTls(cert: string | undefined, rest: readonly string[]): SandboxOptions["tls"] {
  const [key, ...more] = rest;
  if (cert === undefined) {
    if (key !== undefined) throw new UsageError(`unexpected argument "${key}"`);
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
