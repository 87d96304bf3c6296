import { MezonClient, type MezonClientOptions, MezonError } from "../../index.js";
import { withProgress } from "../terminal/progress.js";
import { requireCredentials } from "./credentials.js";
import { loadEnvironment } from "./environmentFile.js";

/** The options of a command that decide how it connects. */
export interface ConnectedOptions {
  /** File with variables of the environment. */
  readonly env?: string | undefined;
  /** Whether the command prints JSON; it then says nothing else. @default false */
  readonly json?: boolean | undefined;
}

type Work<Result> = (client: MezonClient, signal: AbortSignal) => Promise<Result>;

/**
 * Logs in with the credentials of the environment, does something, and closes the client. SIGINT and SIGTERM abort the
 * signal. In a terminal, credentials that are missing are asked for.
 */
export async function connected<Result>({ env, json }: ConnectedOptions, work: Work<Result>): Promise<Result> {
  loadEnvironment(env);
  await requireCredentials();
  return loggedIn({ json }, {}, work);
}

/** Logs in with options of a client, does something, and closes the client. SIGINT and SIGTERM abort the signal. */
export async function loggedIn<Result>(
  { json = false }: Pick<ConnectedOptions, "json">,
  options: MezonClientOptions,
  work: Work<Result>,
): Promise<Result> {
  const interrupt = new AbortController();
  const abort = (): void => interrupt.abort(new MezonError("aborted", "interrupted"));
  process.once("SIGINT", abort).once("SIGTERM", abort);
  try {
    // What was missed is nothing to a command that has just begun.
    await using client = new MezonClient({ catchUp: "off", ...options });
    await withProgress("logging in", { quiet: json }, () => client.login({ signal: interrupt.signal }));
    return await work(client, interrupt.signal);
  } finally {
    process.off("SIGINT", abort).off("SIGTERM", abort);
  }
}
