import { describe, expect, test, vi } from "vitest";
import { createSession } from "../../../generated/mezon/api/session_codec.js";
import { ConnectionError, SessionError } from "../../../src/core/errors.js";
import { silentLogger } from "../../../src/core/logger.js";
import { RequestError } from "../../../src/core/requestError.js";
import { Session } from "../../../src/session/session.js";
import { SessionManager, type SessionManagerOptions } from "../../../src/session/sessionManager.js";
import { ManualClock } from "../core/manualClock.js";

const ORIGIN = "https://gw.mezon.ai";

function session(clock: ManualClock, seconds: number, refreshToken = "refresh"): Session {
  const claims = { exp: clock.now() / 1000 + seconds, usn: "bot" };
  const token = `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
  return new Session({ ...createSession(), userId: "5", token, refreshToken }, ORIGIN);
}

function startManager(options: Partial<SessionManagerOptions> = {}) {
  const clock = new ManualClock();
  const login = vi.fn(() => Promise.resolve(session(clock, 3600)));
  const refresh = vi.fn(() => Promise.resolve(session(clock, 3600)));
  const refused = vi.fn();
  const sessions = new SessionManager({
    clock,
    logger: silentLogger,
    refreshMarginMs: 60_000,
    login,
    refresh,
    refused,
    ...options,
  });
  return { clock, login, refresh, refused, sessions };
}

describe("a session", () => {
  test("is renewed before it ends, by the margin, again and again", async () => {
    const { clock, refresh, sessions } = startManager();
    await sessions.renew();
    for (let round = 1; round <= 3; round += 1) {
      clock.advance(3_539_000);
      expect(refresh).toHaveBeenCalledTimes(round - 1);
      clock.advance(1_000);
      expect(refresh).toHaveBeenCalledTimes(round);
      await vi.waitFor(() => expect(clock.pending).toBe(1));
    }
    expect(sessions.isUsable).toBe(true);
  });

  test("shorter than the margin is renewed halfway, not at once", async () => {
    const clock = new ManualClock();
    const refresh = vi.fn(() => Promise.resolve(session(clock, 30)));
    const login = (): Promise<Session> => Promise.resolve(session(clock, 30));
    const { sessions } = startManager({ clock, login, refresh });
    await sessions.renew();
    clock.advance(14_999);
    expect(refresh).not.toHaveBeenCalled();
    clock.advance(1);
    expect(refresh).toHaveBeenCalledOnce();
  });

  test("is bought once, however many ask", async () => {
    const { login, sessions } = startManager();
    const [first, second] = await Promise.all([sessions.renew(), sessions.renew()]);
    expect(second).toBe(first);
    expect(login).toHaveBeenCalledOnce();
  });

  test("that was replaced already is not bought again for those who were refused with the old one", async () => {
    const { refresh, sessions } = startManager();
    const old = await sessions.renew();
    const newer = await sessions.renew(old);
    expect(await sessions.renew(old)).toBe(newer);
    expect(refresh).toHaveBeenCalledOnce();
  });

  test("whose refresh token is refused, or absent, is bought with the credentials", async () => {
    const refused = startManager({ refresh: () => Promise.reject(new SessionError("refused")) });
    await refused.sessions.renew();
    await refused.sessions.renew();
    expect(refused.login).toHaveBeenCalledTimes(2);

    const { clock, refresh, sessions } = startManager({ login: () => Promise.resolve(session(clock, 3600, "")) });
    await sessions.renew();
    await sessions.renew();
    expect(refresh).not.toHaveBeenCalled();
  });

  test("that cannot be renewed in time is tried again, and meanwhile kept", async () => {
    let failing = false;
    const buy = (): Promise<Session> =>
      failing ? Promise.reject(new ConnectionError("no network")) : Promise.resolve(session(clock, 3600));
    const { clock, sessions } = startManager({ login: buy, refresh: buy });
    const first = await sessions.renew();
    failing = true;
    clock.advance(3_540_000);
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    expect(sessions.current).toBe(first);
    failing = false;
    clock.advance(30_000);
    await vi.waitFor(() => expect(sessions.current).not.toBe(first));
  });

  test("whose host is no more is bought with the credentials, at the gateway", async () => {
    const { login, sessions } = startManager({
      refresh: () => Promise.reject(new ConnectionError("nothing listens there")),
    });
    const old = await sessions.renew();
    expect(await sessions.renew()).not.toBe(old);
    expect(login).toHaveBeenCalledTimes(2);
  });

  test("is not bought elsewhere while the server is pressed, and not before the time it asked for", async () => {
    const pressed = new RequestError({
      request: "SessionRefresh",
      transport: "http",
      httpStatus: 429,
      serverMessage: "",
      retryAfterMs: 120_000,
    });
    const refresh = vi.fn(() => Promise.reject(pressed));
    const { clock, login, sessions } = startManager({ refresh });
    await sessions.renew();
    clock.advance(3_540_000);
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    clock.advance(119_999);
    expect(refresh).toHaveBeenCalledOnce();
    clock.advance(1);
    expect(refresh).toHaveBeenCalledTimes(2);
    expect(login).toHaveBeenCalledOnce();
  });

  test("that is over as soon as it comes, since the clocks differ, is not renewed on and on", async () => {
    const clock = new ManualClock();
    const past = vi.fn(() => Promise.resolve(session(clock, -60)));
    const { sessions } = startManager({ clock, login: past, refresh: past });
    await sessions.renew();
    expect(clock.pending).toBe(0);

    const short = vi.fn(() => Promise.resolve(session(clock, 0.01)));
    const brief = startManager({ clock, login: short, refresh: short });
    await brief.sessions.renew();
    clock.advance(499);
    expect(short).toHaveBeenCalledOnce();
  });

  test("that can never be renewed again, since the credentials are refused, is reported once and not tried again", async () => {
    let banned = false;
    const buy = (): Promise<Session> =>
      banned ? Promise.reject(new SessionError("banned")) : Promise.resolve(session(clock, 3600));
    const { clock, refused, sessions } = startManager({ login: buy, refresh: buy });
    await sessions.renew();
    banned = true;
    clock.advance(3_540_000);
    await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
    expect(clock.pending).toBe(0);
  });

  test("whose credentials are refused, perhaps by a proxy, is reported and tried again once a minute", async () => {
    let refusing = false;
    const buy = vi.fn(() =>
      refusing
        ? Promise.reject(new SessionError("a page", { httpStatus: 403, isFinal: false }))
        : Promise.resolve(session(clock, 3600, "")),
    );
    const refusedForNow = vi.fn();
    const { clock, refused, sessions } = startManager({ login: buy, refusedForNow });
    const first = await sessions.renew();
    refusing = true;
    for (let round = 0; round < 3; round += 1) await expect(sessions.renew()).rejects.toThrow("a page");
    expect([buy.mock.calls.length, refusedForNow.mock.calls.length]).toStrictEqual([2, 1]);
    refusing = false;
    clock.advance(60_000);
    expect(await sessions.renew()).not.toBe(first);
    expect(refused).not.toHaveBeenCalled();
  });

  test("in doubt is renewed in time again a minute later", async () => {
    let refusing = true;
    const login = vi.fn(() => Promise.resolve(session(clock, 3600, "")));
    const { clock, sessions } = startManager({ login });
    const first = await sessions.renew();
    login.mockImplementation(() =>
      refusing
        ? Promise.reject(new SessionError("a page", { isFinal: false }))
        : Promise.resolve(session(clock, 3600, "")),
    );
    clock.advance(3_540_000);
    await vi.waitFor(() => expect(clock.pending).toBe(2));
    refusing = false;
    clock.advance(60_000);
    await vi.waitFor(() => expect(sessions.current).not.toBe(first));
    expect(login).toHaveBeenCalledTimes(3);
  });

  test.each([
    ["is over in a moment, again and again", 0.01],
    ["is over at once", 0],
  ])("that %s is not bought faster than the budget allows", async (_, seconds) => {
    const clock = new ManualClock();
    const buy = vi.fn(() => Promise.resolve(session(clock, seconds)));
    const { sessions } = startManager({ clock, login: buy, refresh: buy, attemptsPerMinute: 5 });
    for (let step = 0; step < 600; step += 1) {
      sessions.renew().catch(() => undefined);
      clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(buy.mock.calls.length).toBeLessThanOrEqual(6);
  });

  test.each([
    ["behind by 20 years", -20 * 365 * 86_400],
    ["ahead by 20 years", 20 * 365 * 86_400],
  ])("is bought once by a clock that is %s", async (_, seconds) => {
    const clock = new ManualClock();
    const buy = vi.fn(() => Promise.resolve(session(clock, 3600 - seconds)));
    const { sessions } = startManager({ clock, login: buy, refresh: buy });
    await sessions.renew();
    expect(sessions.isUsable).toBe(true);
    for (let minute = 0; minute < 30; minute += 1) clock.advance(60_000);
    expect(buy).toHaveBeenCalledOnce();
  });

  test("is unusable once its end has come", async () => {
    const { clock, sessions } = startManager({ refresh: () => new Promise(() => undefined) });
    await sessions.renew();
    clock.advance(3_600_000);
    expect(sessions.isUsable).toBe(false);
  });

  test("that the server pushes replaces the one there is, keeping what it does not say", async () => {
    const { clock, sessions } = startManager();
    await sessions.renew();
    const pushed = session(clock, 7200);
    sessions.acceptPushed({ ...createSession(), token: pushed.token }, ORIGIN);
    expect(sessions.current).toMatchObject({
      token: pushed.token,
      refreshToken: "refresh",
      userId: "5",
      apiUrl: ORIGIN,
    });
    sessions.acceptPushed({ ...createSession(), token: "" }, ORIGIN);
    sessions.acceptPushed({ ...createSession(), token: "other", userId: "6" }, ORIGIN);
    sessions.acceptPushed({ ...createSession(), token: "line\nbreak" }, ORIGIN);
    sessions.acceptPushed({ ...createSession(), token: "stolen", apiUrl: "https://evil.example" }, ORIGIN);
    expect(sessions.current.token).toBe(pushed.token);
  });

  test("is dropped by clear(), which aborts running work and leaves no timer", async () => {
    const { clock, sessions } = startManager({
      login: (signal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
    });
    const renewing = expect(sessions.renew()).rejects.toMatchObject({ code: "closed" });
    sessions.clear();
    await renewing;
    expect(clock.pending).toBe(0);
    expect(() => sessions.current).toThrow(/call login\(\)/);
  });
});
