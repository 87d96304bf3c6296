import { onTestFinished } from "vitest";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox/index.js";

/** A sandbox that is closed when the test ends. */
export async function startSandbox(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await createSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A client for the sandbox's bot, not logged in, closed when the test ends. */
export function botFor(sandbox: Sandbox, options: Partial<MezonClientOptions> = {}): MezonClient {
  const client = new MezonClient({
    botId: sandbox.botId,
    token: sandbox.token,
    host: sandbox.host,
    port: sandbox.port,
    useSSL: sandbox.useSSL,
    logger: false,
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}

/** A sandbox and its bot, logged in. */
export async function startBot(
  options: Partial<MezonClientOptions> = {},
  sandboxOptions?: SandboxOptions,
): Promise<{ sandbox: Sandbox; client: MezonClient }> {
  const sandbox = await startSandbox(sandboxOptions);
  const client = botFor(sandbox, options);
  await client.login();
  return { sandbox, client };
}
