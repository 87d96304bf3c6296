import type { HttpAnswer } from "../../http/exchange.js";
import type { Reply } from "../reply.js";

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

/** Puts the digits in the place of the answer's first number, that of the call apart, or adds a member that has them. */
function withHugeNumber(text: string, digits: string): string {
  const number = /"(?!id")(\w+)":\d+/;
  if (number.test(text)) return text.replace(number, (_, name: string) => `"${name}":${digits}`);
  return text.replace("{", `{"size":${digits},`);
}

/** The body of an answer as text. */
export function textOf({ body = "" }: HttpAnswer): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
