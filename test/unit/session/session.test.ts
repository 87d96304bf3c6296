import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createSession } from "../../../generated/mezon/api/session_codec.js";
import { Session } from "../../../src/session/session.js";

const claims = Buffer.from(JSON.stringify({ exp: 1_900_000_000, usn: "bót", uid: "5" })).toString("base64url");
const token = `header.${claims}.signature`;

function session(): Session {
  return new Session({ ...createSession(), userId: "5", token, refreshToken: "refresh-secret" }, "https://gw.mezon.ai");
}

test("a session tells who is logged in and until when", () => {
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
