import { decodeSession } from "../../generated/mezon/api/session_codec.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { createRpcClient, type RpcClient } from "../../src/transport/rpcClient.js";
import { bytesOf, call, logIn, post } from "../sandbox/rawHttp.js";

/** Bare calls over HTTP, without a client: what the server says, and not what anybody remembers. */
export async function callsOf(sandbox: Sandbox, who: "bot" | string): Promise<RpcClient> {
  const { token } = who === "bot" ? await logIn(sandbox) : await logInPerson(sandbox, who);
  return createRpcClient({
    unary: async ({ name, body }) => {
      const answer = await call(sandbox, name, body, `Bearer ${token}`);
      if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
      return bytesOf(answer);
    },
  });
}

async function logInPerson(sandbox: Sandbox, name: string): Promise<{ readonly token: string }> {
  const { email, password } = sandbox.user(name).credentials;
  const body = JSON.stringify({ account: { email, password } });
  const headers = { "Content-Type": "application/proto", Accept: "application/x-protobuf" };
  return decodeSession(await bytesOf(await post(sandbox, "/v2/account/authenticate/email", body, headers)));
}
