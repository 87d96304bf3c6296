import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { textOf } from "../chain/faults/spoiltBody.js";
import type { Reply, SpoiltAnswer } from "../chain/reply.js";
import type { HttpAnswer } from "../http/exchange.js";

const CHUNK = " ".repeat(16_384);

/**
 * Ends a request with the reply of a service of the chain. Resolves with the response that the caller must still send,
 * if any.
 */
export async function endWithReply(response: ServerResponse, reply: Reply): Promise<HttpAnswer | undefined> {
  if (reply === "cut") response.socket?.resetAndDestroy();
  if (typeof reply === "string") return undefined;
  if (!("spoilt" in reply)) return reply;
  await writeSpoilt(response, reply);
  return undefined;
}

/** Sends a response that never ends. Resolves when the caller has disconnected, or when all parts are sent. */
async function writeSpoilt(response: ServerResponse, { spoilt, answer }: SpoiltAnswer): Promise<void> {
  const text = textOf(answer);
  response.on("error", () => undefined);
  response.writeHead(answer.status, { "Content-Type": answer.contentType ?? "application/json" });
  response.write(text.slice(0, Math.ceil(text.length / 2)));
  if (spoilt === "hanging") return;
  const hungUp = new Promise<void>((resolve) => response.once("close", resolve));
  while (!response.destroyed) {
    // Waits until the caller has read the previous part.
    if (!response.write(CHUNK)) await Promise.race([once(response, "drain").catch(() => undefined), hungUp]);
  }
}
