import { createSandbox, type Sandbox } from "../sandbox/index.js";
import { defineCommand } from "./command/command.js";
import { ExitCode } from "./command/exitCodes.js";
import { sandboxDefinition, sandboxOptionsFrom } from "./sandboxArgs.js";
import { untilSignal } from "./untilSignal.js";

/** `mezonkit sandbox`: runs a sandbox until the process is stopped. */
export const sandboxCommand = defineCommand({
  ...sandboxDefinition,
  async run(parsed) {
    const options = sandboxOptionsFrom(parsed);
    // Registered first, so that an early signal is not missed.
    const ended = untilSignal();
    try {
      await using sandbox = await createSandbox(options);
      console.log(parsed.options.json ? jsonOf(sandbox) : textOf(sandbox));
      await ended;
      return ExitCode.Ok;
    } finally {
      ended.forget();
    }
  },
});

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
