import { decodeSession } from "../../generated/mezon/api/session_codec.js";
import type { Session } from "../../generated/mezon/api/session_pb.js";
import { RPC_PATH } from "../../generated/rpcClient.js";
import type { Sandbox } from "../../src/sandbox/index.js";

export interface Failure {
  readonly status: number;
  readonly error: string;
  readonly message: string;
  readonly code: number;
}

/** Sends a request as it is. */
export function post(
  sandbox: Sandbox,
  path: string,
  body: Uint8Array | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${sandbox.baseUrl}${path}`, {
    method: "POST",
    body: typeof body === "string" ? body : Buffer.from(body),
    headers,
  });
}

/** Logs the bot in. */
export async function logIn(sandbox: Sandbox): Promise<Session> {
  const body = JSON.stringify({ account: { appid: sandbox.botId, token: sandbox.token } });
  const answer = await post(sandbox, "/v2/apps/authenticate/token", body, { "Content-Type": "application/proto" });
  if (answer.status !== 200) throw new Error(`login failed with ${answer.status}`);
  return decodeSession(await bytesOf(answer));
}

/** Makes a call of the service. */
export function call(
  sandbox: Sandbox,
  name: string,
  body: Uint8Array,
  authorization: string | undefined,
): Promise<Response> {
  const headers = { "Content-Type": "application/proto", Accept: "application/proto" };
  return post(
    sandbox,
    `${RPC_PATH}${name}`,
    body,
    authorization === undefined ? headers : { ...headers, authorization },
  );
}

export async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}

/** A failed answer, with its body. */
export async function failureOf(answer: Response): Promise<Failure> {
  return { status: answer.status, ...((await answer.json()) as Omit<Failure, "status">) };
}
