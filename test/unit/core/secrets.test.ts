import { describe, expect, test } from "vitest";
import { Secrets, unknownSecrets } from "../../../src/core/secrets.js";

const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOiIxIn0.c2lnbmF0dXJl";
const TOKEN = "an app's töken";

describe("a secret", () => {
  test.each([
    ["as it is", `refused: ${TOKEN}!`],
    ["in a query", `/sse?appid=5&token=an+app%27s+t%C3%B6ken`],
    ["in a query of its own name", `/sse?key=an+app%27s+t%C3%B6ken`],
    ["in a header", `Authorization: Basic ${Buffer.from(`${TOKEN}:`).toString("base64")}`],
    ["in base64", `refused: ${Buffer.from(TOKEN).toString("base64")}`],
    ["in base64 for addresses", `refused: ${Buffer.from(TOKEN).toString("base64url")}`],
  ])("that is known is hidden %s", (_, text) => {
    const shown = new Secrets(TOKEN).hide(text);
    expect(shown).toContain("[redacted]");
    expect(shown).not.toMatch(/app's|app%27s|YW4gYXBw/);
  });

  test.each([
    `a JWT: ${JWT}`,
    `(${JWT})`,
    `prefix-${JWT}`,
    `a JWT cut short: ${JWT.slice(0, 40)}`,
    "Bearer abcdefgh-1234",
    "?refresh_token=abc&x=1",
  ])("that is not known is hidden by its looks: %s", (text) => {
    const shown = unknownSecrets.hide(text);
    expect(shown).toContain("[redacted]");
    expect(shown).not.toMatch(/eyJ|abc/);
  });

  test.each(["no such channel", "host gw.mezon.ai:443 (code 7)", "Basic auth", "eyJ", "a-b.c_d"])(
    "is not seen in an ordinary text: %s",
    (text) => {
      expect(new Secrets("t").hide(text)).toBe(text);
    },
  );

  test("is hidden in an error and its causes; an error without one is the same", () => {
    const secrets = new Secrets(TOKEN);
    const plain = new Error("no");
    expect(secrets.hideIn(plain)).toBe(plain);
    const shown = secrets.hideIn(new TypeError("no", { cause: new Error(`bad ${TOKEN}`) })) as Error;
    expect(`${shown.message}${shown.stack}${String(shown.cause)}`).not.toContain(TOKEN);
  });

  test("is remembered with a bound, but for those that it begins with", () => {
    const secrets = new Secrets(TOKEN);
    for (let index = 0; index < 1_000; index += 1) secrets.add(`secret-number-${index}`);
    expect(secrets.hide("secret-number-0")).toBe("secret-number-0");
    expect(secrets.hide("secret-number-999")).toBe("[redacted]");
    expect(secrets.hide(`refused: ${TOKEN}`)).toBe("refused: [redacted]");
  });
});
