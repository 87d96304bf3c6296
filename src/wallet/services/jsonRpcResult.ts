import { ChainError } from "../errors.js";
import type { JsonAnswer } from "./jsonHttpClient.js";
import { isObject, type JsonObject } from "./jsonValue.js";

/** Returns the result of a JSON-RPC 2.0 call. @throws {ChainError} if there is none. */
export function resultOf(call: string, id: number, answer: JsonAnswer): JsonObject {
  const { status, ok, json, text, retryAfterMs } = answer;
  if (!ok) throw new ChainError({ call, httpStatus: status, said: text || "no reason given", retryAfterMs });
  if (!isObject(json) || json["jsonrpc"] !== "2.0")
    throw new ChainError({
      call,
      httpStatus: status,
      said: "the answer is no JSON-RPC 2.0: check the address of the node",
    });
  // Checked first, because the error of another call does not apply to this one.
  if (json["id"] !== BigInt(id)) throw new ChainError({ call, said: "the answer belongs to another call" });
  if (isObject(json["error"])) throw failureOf(call, json["error"]);
  const { result } = json;
  if (!isObject(result)) throw new ChainError({ call, said: "the answer has neither a result nor an error" });
  return result;
}

function failureOf(call: string, error: JsonObject): ChainError {
  const { code, message, data } = error;
  const chainCode = isObject(data) && typeof data["code"] === "string" ? data["code"] : undefined;
  const detail = typeof data === "string" && data !== "" ? `: ${data}` : "";
  return new ChainError({
    call,
    rpcCode: typeof code === "bigint" ? Number(code) : undefined,
    chainCode,
    said: `${typeof message === "string" ? message : "no reason given"}${detail}`,
  });
}
