import { MezonError, ValidationError } from "../core/errors.js";
import { createSandbox, type Sandbox } from "../sandbox/index.js";
import { parseSandboxArgs, type SandboxArgs } from "./sandboxArgs.js";
import { usage } from "./usage.js";

const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs a sandbox until the process is told to end. Returns the exit code. */
export async function runSandbox(args: readonly string[]): Promise<number> {
  const parsed = parsedOrSaid(args);
  if (parsed === undefined) return WRONG_USAGE;
  if (parsed.help) {
    console.log(usage);
    return 0;
  }
  // Registered first, so that an early signal is not missed.
  const ended = untilSignal();
  try {
    await using sandbox = await createSandbox(parsed.options);
    console.log(parsed.json ? jsonOf(sandbox) : textOf(sandbox));
    await ended;
    return 0;
  } catch (error) {
    if (!(error instanceof MezonError)) throw error;
    console.error(error.message);
    return error instanceof ValidationError ? WRONG_USAGE : FAILED;
  } finally {
    ended.forget();
  }
}

function parsedOrSaid(args: readonly string[]): SandboxArgs | undefined {
  try {
    return parseSandboxArgs(args);
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof ValidationError)) throw error;
    console.error(error.message);
    console.error(usage);
    return undefined;
  }
}

/** Resolves at the first SIGINT or SIGTERM. */
function untilSignal(): Promise<void> & { forget(): void } {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  const handler = (): void => end();
  process.once("SIGINT", handler);
  process.once("SIGTERM", handler);
  const forget = (): void => {
    process.off("SIGINT", handler);
    process.off("SIGTERM", handler);
  };
  return Object.assign(promise, { forget });
}

function jsonOf(sandbox: Sandbox): string {
  const { baseUrl, host, port, useSSL, wsUrl, botId, token, clanId, channelId, userId } = sandbox;
  const { mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey, chain } = sandbox;
  return JSON.stringify({
    ...{ baseUrl, host, port, useSSL, wsUrl, botId, token, clanId, channelId, userId },
    ...{ mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey, proofs: chain.proofs },
  });
}

function textOf(sandbox: Sandbox): string {
  return [
    `A local Mezon listens on ${sandbox.baseUrl}`,
    "",
    `  host      ${sandbox.host}`,
    `  port      ${sandbox.port}`,
    `  useSSL    ${sandbox.useSSL}`,
    `  socket    ${sandbox.wsUrl}`,
    `  bot id    ${sandbox.botId}`,
    `  token     ${sandbox.token}`,
    `  clan      ${sandbox.clanId}`,
    `  channel   ${sandbox.channelId}   (general)`,
    `  user      ${sandbox.userId}   (alice)`,
    `  chain     ${sandbox.mmnApiUrl}`,
    `  prover    ${sandbox.zkApiUrl}`,
    `  indexer   ${sandbox.indexerApiUrl}`,
    `  zk key    ${sandbox.zkVerifyingKey}`,
    `  proofs    ${sandbox.chain.proofs}`,
    "",
    "Ctrl-C ends it.",
  ].join("\n");
}
