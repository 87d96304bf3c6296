import type { Sandbox } from "../../src/sandbox/index.js";
import { bytesOf, call, logIn } from "./rawHttp.js";
import { connectBot } from "./rawSocket.js";

export interface RpcResult {
  /** 0 is success. */
  readonly code: number;
  readonly body: Uint8Array;
  /** What a failed call said. */
  readonly text: string;
  /** Raw frames the answer came in; 0 over HTTP. */
  readonly frames: number;
}

export type Handler = (name: string, body: Uint8Array) => Promise<RpcResult>;

/** The calls of the service as the bot makes them, over either transport. */
export async function serviceOf(sandbox: Sandbox, transport: "http" | "socket"): Promise<Handler> {
  if (transport === "http") {
    const authorization = `Bearer ${(await logIn(sandbox)).token}`;
    return async (name, body) => {
      const answer = await call(sandbox, name, body, authorization);
      if (answer.ok) return { code: 0, body: await bytesOf(answer), text: "", frames: 0 };
      const { code, message } = (await answer.json()) as { code: number; message: string };
      return { code, body: new Uint8Array(), text: message, frames: 0 };
    };
  }
  const socket = await connectBot(sandbox);
  return async (name, body) => {
    const answer = await socket.call(-1, name, body);
    return { ...answer, text: answer.code === 0 ? "" : new TextDecoder().decode(answer.body) };
  };
}
