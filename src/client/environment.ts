import { ValidationError } from "../core/errors.js";
import type { MezonClientOptions } from "./clientOptions.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable of each option that the environment can set, and how its text is read. */
const VARIABLES: {
  readonly [Name in keyof MezonClientOptions]?: readonly [
    variable: string,
    read: (text: string, variable: string) => MezonClientOptions[Name],
  ];
} = {
  botId: ["MEZON_BOT_ID", asItIs],
  token: ["MEZON_TOKEN", asItIs],
  host: ["MEZON_GATEWAY_HOST", asItIs],
  port: ["MEZON_GATEWAY_PORT", asItIs],
  useSSL: ["MEZON_GATEWAY_USE_SSL", (text, variable) => oneOf({ true: true, false: false }, text, variable)],
  mmnApiUrl: ["MEZON_MMN_API_URL", asItIs],
  zkApiUrl: ["MEZON_ZK_API_URL", asItIs],
  indexerApiUrl: ["MEZON_INDEXER_API_URL", asItIs],
  zkVerifyingKey: ["MEZON_ZK_VERIFYING_KEY", asItIs],
  catchUp: ["MEZON_REPLAY", (text, variable) => oneOf({ on: "emit", off: "off" } as const, text, variable)],
};

/**
 * Returns the options. Missing ones are read from environment variables. An empty variable counts as missing.
 *
 * @throws {ValidationError} that names a variable whose text cannot be used.
 */
export function withEnvironment(options: MezonClientOptions): MezonClientOptions {
  const { process } = globalThis as { process?: { readonly env?: Environment } };
  const read = Object.entries(VARIABLES).flatMap(([name, [variable, reader]]) => {
    const text = process?.env?.[variable];
    const isGiven = options[name as keyof MezonClientOptions] !== undefined;
    return isGiven || text === undefined || text === "" ? [] : [[name, reader(text, variable)] as const];
  });
  return read.length === 0 ? options : { ...options, ...Object.fromEntries(read) };
}

function asItIs(text: string): string {
  return text;
}

function oneOf<Value>(values: Readonly<Record<string, Value>>, text: string, variable: string): Value {
  const value = Object.hasOwn(values, text) ? values[text] : undefined;
  if (value === undefined)
    throw new ValidationError(variable, `must be ${Object.keys(values).join(" or ")}, not ${JSON.stringify(text)}`);
  return value;
}
