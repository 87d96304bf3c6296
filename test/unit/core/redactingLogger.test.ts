import pino from "pino";
import { describe, expect, test } from "vitest";
import type { Logger } from "../../../src/core/logger.js";
import { redactingLogger } from "../../../src/core/redactingLogger.js";

const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOiIxIn0.c2lnbmF0dXJl";
const SECRET = "the-apps-own-token";

function record(): { logger: Logger; lines: () => string } {
  const lines: string[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  return { logger: redactingLogger(logger, SECRET), lines: () => lines.join("") };
}

describe("a pino logger behind the client", () => {
  test.each<[string, object, string]>([
    ["a text", {}, `opening ${SECRET}`],
    ["a detail", { url: `wss://host/ws?lang=en&token=${JWT}&format=protobuf` }, "opening"],
    ["a nested detail", { request: { headers: { authorization: `Bearer ${SECRET}-and-more` } } }, "calling"],
    ["a list", { tokens: ["Basic dG9rZW46", JWT] }, "calling"],
    ["an error", { err: new Error(`refused ${JWT}`) }, "failed"],
    ["a cause", { err: new Error("refused", { cause: new Error(`token=${SECRET}`) }) }, "failed"],
    ["a field of an error", { err: Object.assign(new Error("refused"), { url: `?token=${JWT}` }) }, "failed"],
  ])("never writes a token in %s", (_, details, message) => {
    const { logger, lines } = record();
    logger.warn(details, message);
    expect(lines()).toContain("[redacted]");
    for (const secret of [SECRET, JWT, "dG9rZW46"]) expect(lines()).not.toContain(secret);
  });

  test("writes everything else as it is, errors with their type and fields", () => {
    const { logger, lines } = record();
    const err = Object.assign(new TypeError("no such host"), { code: "ENOTFOUND" });
    logger.error({ err, channelId: "42", nested: { list: [1, 2] } }, "failed");
    expect(JSON.parse(lines())).toMatchObject({
      msg: "failed",
      channelId: "42",
      nested: { list: [1, 2] },
      err: { type: "TypeError", message: "no such host", code: "ENOTFOUND" },
    });
  });

  test("keeps the type of an error that held a token", () => {
    const { logger, lines } = record();
    logger.error({ err: new TypeError(`bad url token=${JWT}`) }, "failed");
    expect(JSON.parse(lines())).toMatchObject({ err: { type: "TypeError", message: "bad url token=[redacted]" } });
  });
});
