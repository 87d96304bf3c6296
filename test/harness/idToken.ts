import type { Sandbox, SandboxUser } from "../../src/sandbox/index.js";

/** Returns a session's id token, by a login with e-mail address and password. */
export async function idTokenOf(sandbox: Sandbox, user: SandboxUser | undefined): Promise<string> {
  const { email, password } = user?.credentials ?? {};
  const response = await fetch(`${sandbox.baseUrl}/v2/account/authenticate/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ account: { email, password } }),
  });
  const { id_token: idToken } = (await response.json()) as { id_token: string };
  return idToken;
}
