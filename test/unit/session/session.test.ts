import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createSession } from "../../../generated/mezon/api/session_codec.js";
import { Session } from "../../../src/session/session.js";

const claims = Buffer.from(JSON.stringify({ exp: 1_900_000_000, usn: "bót", uid: "5" })).toString("base64url");
const token = `header.${claims}.signature`;

function session(): Session {
  return new Session({ ...createSession(), userId: "5", token, refreshToken: "refresh-secret" }, "https://gw.mezon.ai");
}

test("a session says who is logged in and until when", () => {
  expect(session()).toMatchObject({ userId: "5", username: "bót", expiresAt: new Date(1_900_000_000_000) });
});

test("a session never shows its tokens", () => {
  const shown = `${inspect(session(), { showHidden: true, depth: 5 })}${JSON.stringify(session())}${String(session())}`;
  expect(shown).not.toContain(claims);
  expect(shown).not.toContain("refresh-secret");
});

test("a token that is no JWT is no crash", () => {
  const odd = new Session({ ...createSession(), userId: "5", token: "opaque" }, "https://gw.mezon.ai");
  expect(odd).toMatchObject({ username: undefined, expiresAt: undefined, token: "opaque" });
});

test.each(["line\nbreak", "two words", "tökn", "nul\0"])(
  "a token that no header can carry is refused, not quoted: %j",
  (odd) => {
    const make = () => new Session({ ...createSession(), userId: "5", token: odd }, "https://gw.mezon.ai");
    expect(make).toThrow(expect.objectContaining({ name: "SessionError", message: expect.not.stringContaining(odd) }));
  },
);

test.each([
  ["microseconds", 1_900_000_000_000_000],
  ["milliseconds", 1_900_000_000_000],
  ["a negative number", -5],
  ["nothing", 0],
  ["a text", "1900000000"],
])("an end in %s is unknown", (_, exp) => {
  const odd = `h.${Buffer.from(JSON.stringify({ exp })).toString("base64url")}.s`;
  const made = new Session({ ...createSession(), userId: "5", token: odd }, "https://gw.mezon.ai");
  expect(made.expiresAt).toBeUndefined();
});
