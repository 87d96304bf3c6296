import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { textOf } from "../chain/faults/spoiltBody.js";
import type { Reply, SpoiltAnswer } from "../chain/reply.js";
import type { HttpAnswer } from "../http/exchange.js";

const CHUNK = " ".repeat(16_384);

/** Ends a request the way a service of the chain says. Resolves with what is still to be answered, if anything is. */
export async function endWithReply(response: ServerResponse, reply: Reply): Promise<HttpAnswer | undefined> {
  if (reply === "cut") response.socket?.resetAndDestroy();
  if (typeof reply === "string") return undefined;
  if (!("spoilt" in reply)) return reply;
  await writeSpoilt(response, reply);
  return undefined;
}

/** Writes an answer that never ends. Resolves when the caller has hung up, or when there is nothing more to write. */
async function writeSpoilt(response: ServerResponse, { spoilt, answer }: SpoiltAnswer): Promise<void> {
  const text = textOf(answer);
  response.on("error", () => undefined);
  response.writeHead(answer.status, { "Content-Type": answer.contentType ?? "application/json" });
  response.write(text.slice(0, Math.ceil(text.length / 2)));
  if (spoilt === "hanging") return;
  const hungUp = new Promise<void>((resolve) => response.once("close", resolve));
  while (!response.destroyed) {
    // As fast as it is read, and no faster.
    if (!response.write(CHUNK)) await Promise.race([once(response, "drain").catch(() => undefined), hungUp]);
  }
}
