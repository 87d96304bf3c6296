import { expect, test } from "vitest";
import {
  decodeLinkAccountConfirmRequest,
  decodeLoginIDResponse,
  decodeSession,
  encodeSessionLogoutRequest,
  encodeSessionRefreshRequest,
} from "../../generated/mezon/api/session_codec.js";
import { ValidationError } from "../../src/core/errors.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { bytesOf, call, failureOf, logIn, post } from "./rawHttp.js";
import { RawSocket, start } from "./rawSocket.js";

function claimsOf(token: string): Record<string, unknown> {
  expect(token.split(".")).toHaveLength(3);
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
}

test("an app logs in and receives the hosts of its session", async () => {
  const now = 1_800_000_000_000;
  const clock = { now: () => now, setTimeout: () => undefined, clearTimeout: () => undefined };
  const sandbox = await start({ botName: "robo", sessionSeconds: 60, clock });
  const session = await logIn(sandbox);
  expect(session).toMatchObject({
    userId: sandbox.botId,
    apiUrl: sandbox.baseUrl,
    wsUrl: `${sandbox.host}:${sandbox.port}`,
    sessionId: expect.stringMatching(/./),
  });
  expect(claimsOf(session.token)).toMatchObject({ exp: now / 1000 + 60, uid: sandbox.botId, usn: "robo", vrs: {} });
  expect(claimsOf(session.refreshToken)["exp"]).toBe(now / 1000 + 60 * 168);
  expect(claimsOf(session.idToken)["uid"]).toBe(sandbox.botId);
});

test("the body decides, whatever its label; the answer is JSON when that is asked for", async () => {
  const sandbox = await start({ botId: "1840000000000000001", token: "secret" });
  const body = '{"account":{"appid":"1840000000000000001","token":"secret"}}';
  const headers = {
    "Content-Type": "application/json",
    Accept: "application/json",
    Authorization: "Basic bm9uc2Vuc2U=",
  };
  const answer = await post(sandbox, "/v2/apps/authenticate/token?", body, headers);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(await answer.json()).toMatchObject({
    user_id: "1840000000000000001",
    api_url: sandbox.baseUrl,
    ws_url: `127.0.0.1:${sandbox.port}`,
    token: expect.stringContaining("."),
    refresh_token: expect.stringContaining("."),
  });
});

test.each([
  ["a wrong token", (id: string) => ({ account: { appid: id, token: "wrong" } }), 401, 16],
  ["an unknown app", () => ({ account: { appid: "5", token: "secret" } }), 401, 16],
  ["no token", (id: string) => ({ account: { appid: id } }), 400, 3],
  ["an id that is a number", () => ({ account: { appid: 5, token: "secret" } }), 400, 3],
  ["no account", () => ({}), 400, 3],
  ["an array", () => [], 400, 3],
] as const)("a login with %s is refused", async (_, body, status, code) => {
  const sandbox = await start({ token: "secret" });
  const answer = await post(sandbox, "/v2/apps/authenticate/token", JSON.stringify(body(sandbox.botId)));
  const failure = await failureOf(answer);
  expect(failure).toMatchObject({ status, code, message: failure.error });
  expect(answer.headers.get("content-type")).toBe("application/json");
});

test("a login with a body that is no JSON, or no text at all, is refused with 400", async () => {
  const sandbox = await start();
  for (const body of ["{", "", Uint8Array.of(0xff, 0x00)]) {
    expect(await failureOf(await post(sandbox, "/v2/apps/authenticate/token", body))).toMatchObject({
      status: 400,
      code: 3,
    });
  }
});

test("a body beyond the bound is answered with 413", async () => {
  const sandbox = await start();
  const answer = await post(sandbox, "/v2/apps/authenticate/token", new Uint8Array(5 * 1024 * 1024));
  expect(answer.status).toBe(413);
});

test("a session is refreshed with its refresh token only, even when it has expired", async () => {
  let now = Date.now();
  const clock = { now: () => now, setTimeout: () => undefined, clearTimeout: () => undefined };
  const sandbox = await start({ sessionSeconds: 10, clock });
  const session = await logIn(sandbox);
  now += 11_000;
  const bearer = `Bearer ${session.token}`;
  expect(await failureOf(await call(sandbox, "GetAccount", new Uint8Array(), bearer))).toMatchObject({
    status: 401,
    code: 16,
    message: expect.stringContaining("expired"),
  });

  const body = encodeSessionRefreshRequest({ token: session.refreshToken });
  for (const authorization of [`Basic ${btoa("DefaultServerKey:")}`, bearer]) {
    const answer = await call(sandbox, "SessionRefresh", body, authorization);
    const fresh = decodeSession(await bytesOf(answer));
    expect(fresh.token).not.toBe(session.token);
    expect((await call(sandbox, "GetAccount", new Uint8Array(), `Bearer ${fresh.token}`)).status).toBe(200);
  }
  expect((await call(sandbox, "SessionRefresh", body, undefined)).status).toBe(401);
  const wrong = encodeSessionRefreshRequest({ token: session.token });
  expect((await call(sandbox, "SessionRefresh", wrong, bearer)).status).toBe(401);
});

test("the older routes refresh and end a session", async () => {
  const sandbox = await start();
  const { token, refreshToken } = await logIn(sandbox);
  const refreshed = await post(
    sandbox,
    "/v2/apps/authenticate/refresh",
    JSON.stringify({ refresh_token: refreshToken }),
  );
  const { token: second } = (await refreshed.json()) as { token: string };
  const again = await post(sandbox, "/v2/account/session/refresh", JSON.stringify({ token: refreshToken }));
  expect(decodeSession(await bytesOf(again)).userId).toBe(sandbox.botId);

  const authorization = `Bearer ${token}`;
  const body = JSON.stringify({ token, refresh_token: refreshToken });
  expect((await post(sandbox, "/v2/apps/authenticate/logout", body, { authorization })).status).toBe(200);
  for (const each of [token, second]) {
    expect((await call(sandbox, "GetAccount", new Uint8Array(), `Bearer ${each}`)).status).toBe(401);
  }
});

test("logging out ends the session, and revoking ends all of them", async () => {
  const sandbox = await start();
  const [one, other] = [await logIn(sandbox), await logIn(sandbox)];
  const account = (token: string): Promise<Response> =>
    call(sandbox, "GetAccount", new Uint8Array(), `Bearer ${token}`);
  const logout = encodeSessionLogoutRequest({ token: one.token, refreshToken: one.refreshToken });
  expect((await call(sandbox, "SessionLogout", logout, `Bearer ${one.token}`)).status).toBe(204);
  expect((await account(one.token)).status).toBe(401);
  expect((await account(other.token)).status).toBe(200);
  sandbox.faults.revokeSessions();
  expect((await account(other.token)).status).toBe(401);
  expect((await account((await logIn(sandbox)).token)).status).toBe(200);
});

test("a token whose claims were changed is refused", async () => {
  const sandbox = await start();
  const { token } = await logIn(sandbox);
  const [header, , signature] = token.split(".");
  const forged = Buffer.from(JSON.stringify({ ...claimsOf(token), uid: sandbox.userId })).toString("base64url");
  for (const bad of [`${header}.${forged}.${signature}`, `${header}.${forged}.`, "x.y.z", "abc"]) {
    expect((await call(sandbox, "GetAccount", new Uint8Array(), `Bearer ${bad}`)).status).toBe(401);
  }
});

test("people log in by password, by code, by token and by a confirmed login", async () => {
  const sandbox = await start();
  const { id, credentials } = sandbox.user("carol");
  const log = async (path: string, body: object): Promise<Uint8Array> => {
    const answer = await post(sandbox, `/v2/account/authenticate/${path}`, JSON.stringify(body));
    expect(answer.status).toBe(200);
    return bytesOf(answer);
  };
  const { email, password, phone, otpCode, idToken, mezonToken } = credentials;
  expect(decodeSession(await log("email", { account: { email, password } })).userId).toBe(id);
  expect(decodeSession(await log("mezon", { token: mezonToken })).userId).toBe(id);
  const json = await log("idtoken", { id_token: idToken, user_id: id, username: "carol" });
  const carol = JSON.parse(Buffer.from(json).toString()) as { token: string; user_id: string };
  expect(carol.user_id).toBe(id);
  for (const [path, account] of [
    ["emailotp", { email }],
    ["smsotp", { phoneno: phone }],
  ] as const) {
    const { reqId } = decodeLinkAccountConfirmRequest(await log(path, { account }));
    expect(decodeSession(await log("confirmotp", { req_id: reqId, otp_code: otpCode })).userId).toBe(id);
    const again = { req_id: reqId, otp_code: otpCode };
    expect((await post(sandbox, "/v2/account/authenticate/confirmotp", JSON.stringify(again))).status).toBe(401);
  }

  const { loginId } = decodeLoginIDResponse(await log("createqrlogin", { platform: "web" }));
  expect(decodeSession(await log("checklogin", { login_id: loginId })).token).toBe("");
  const confirm = await post(sandbox, "/v2/account/authenticate/confirmlogin", JSON.stringify({ login_id: loginId }), {
    authorization: `Bearer ${carol.token}`,
  });
  expect(confirm.status).toBe(200);
  expect(decodeSession(await log("checklogin", { login_id: loginId })).userId).toBe(id);
});

test.each([
  ["email", { account: { email: "alice@sandbox.invalid", password: "wrong" } }],
  ["mezon", { token: "wrong" }],
  ["idtoken", { id_token: "wrong", user_id: "5", username: "alice" }],
  ["emailotp", { account: { email: "nobody@sandbox.invalid" } }],
])("a person's login by %s with wrong credentials is refused with 401", async (path, body) => {
  const sandbox = await start();
  const answer = await post(sandbox, `/v2/account/authenticate/${path}`, JSON.stringify(body));
  expect(await failureOf(answer)).toMatchObject({ status: 401, code: 16 });
});

test("the socket is refused with 401 without a token, with a wrong one, and with a revoked one", async () => {
  const sandbox = await start();
  const { token, refreshToken } = await logIn(sandbox);
  for (const bad of ["", "abc", refreshToken]) {
    await expect(RawSocket.open(sandbox, bad)).rejects.toThrow("Unexpected server response: 401");
  }
  expect((await RawSocket.open(sandbox, token, ["protobuf"])).protocol).toBe("protobuf");
  expect(sandbox.connections).toBe(1);
  sandbox.faults.revokeSessions();
  await expect(RawSocket.open(sandbox, token)).rejects.toThrow("401");
});

test("the health check needs no session; unknown paths are 404", async () => {
  const sandbox = await start();
  for (const path of ["/healthcheck", "/readycheck"]) expect((await fetch(sandbox.baseUrl + path)).status).toBe(200);
  expect(await failureOf(await fetch(`${sandbox.baseUrl}/nowhere`))).toMatchObject({ status: 404, code: 5 });
  expect(await failureOf(await fetch(`${sandbox.baseUrl}/v2/invite/5`))).toMatchObject({ status: 501, code: 12 });
});

test.each([
  [{ host: "0.0.0.0" }, "host"],
  [{ port: 70_000 }, "port"],
  [{ botId: "bot" }, "botId"],
  [{ token: "" }, "token"],
  [{ botName: " " }, "botName"],
  [{ sessionSeconds: 0 }, "sessionSeconds"],
  [{ apiPartSize: 0 }, "apiPartSize"],
])("the option %j is refused", async (options, path) => {
  const creating = createSandbox(options);
  await expect(creating).rejects.toBeInstanceOf(ValidationError);
  await expect(creating).rejects.toMatchObject({ path });
});
