import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { HttpAnswer } from "../../http/exchange.js";
import type { Reply, SpoiltAnswer } from "../reply.js";

const CHUNK = Buffer.alloc(16_384, " ");

/** What a fault makes of an answer's body; the answer itself when the fault is of another kind. */
export function spoilBody(fault: { readonly kind: string; readonly digits?: number } | undefined, reply: Reply): Reply {
  if (typeof reply === "string" || "spoilt" in reply) return reply;
  switch (fault?.kind) {
    case "endlessBody":
      return { spoilt: "endless", answer: reply };
    case "hangingBody":
      return { spoilt: "hanging", answer: reply };
    case "hugeNumber":
      return { ...reply, body: withHugeNumber(textOf(reply), "9".repeat(fault.digits ?? 1)) };
    default:
      return reply;
  }
}

/** Writes an answer that never ends. Resolves when the caller has hung up, or when there is nothing more to write. */
export async function writeSpoilt(response: ServerResponse, { spoilt, answer }: SpoiltAnswer): Promise<void> {
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

/** Puts the digits in the place of the answer's first number, that of the call apart, or adds a member that has them. */
function withHugeNumber(text: string, digits: string): string {
  const number = /"(?!id")(\w+)":\d+/;
  if (number.test(text)) return text.replace(number, (_, name: string) => `"${name}":${digits}`);
  return text.replace("{", `{"size":${digits},`);
}

function textOf({ body = "" }: HttpAnswer): string {
  return typeof body === "string" ? body : Buffer.from(body).toString();
}
