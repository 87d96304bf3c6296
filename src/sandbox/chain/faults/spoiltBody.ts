import type { HttpAnswer } from "../../http/exchange.js";
import type { Reply } from "../reply.js";

/** Returns a response whose body is changed by a fault. Returns it unchanged if the fault has no such effect. */
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

/** Replaces the first number of the response (except the call's id) by the digits, or adds a member with them. */
function withHugeNumber(text: string, digits: string): string {
  const number = /"(?!id")(\w+)":\d+/;
  if (number.test(text)) return text.replace(number, (_, name: string) => `"${name}":${digits}`);
  return text.replace("{", `{"size":${digits},`);
}

/** Returns the body of a response as text. */
export function textOf({ body = "" }: HttpAnswer): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
