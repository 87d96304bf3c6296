import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/index.js";
import { CHANNEL, DM, sandboxOfFile } from "./officialActions.js";
import { logIn, officialClient, socketOf } from "./officialUser.js";

let sandbox: Sandbox;

sandboxOfFile((started) => {
  sandbox = started;
});

describe("mezon-js logs a person in", () => {
  test("by e-mail address and password", async () => {
    const { session } = await logIn(sandbox, "carol");
    expect(session).toMatchObject({ user_id: sandbox.user("carol").id, username: "carol" });
    expect(session.api_url).toBe(`http://${sandbox.host}:${sandbox.port}`);
    expect(session.ws_url).toContain(`${sandbox.host}:${sandbox.port}`);
    expect(session.isexpired(Date.now() / 1000)).toBe(false);
    expect(session.isrefreshexpired(Date.now() / 1000)).toBe(false);
  });

  test("by a Mezon token", async () => {
    const { id, credentials } = sandbox.user("carol");
    const session = await officialClient(sandbox).authenticateMezon(credentials.mezonToken, false, "carol", true);
    expect(session).toMatchObject({ user_id: id, is_remember: true });
  });

  test("by a code sent to an e-mail address or a telephone", async () => {
    const { id, credentials } = sandbox.user("carol");
    const client = officialClient(sandbox);
    for (const request of [
      await client.authenticateEmailOTPRequest(credentials.email),
      await client.authenticateSMSOTPRequest(credentials.phone),
    ]) {
      expect(request.req_id).toBeTruthy();
      const session = await client.confirmAuthenticateOTP({ ...request, otp_code: credentials.otpCode });
      expect(session.user_id).toBe(id);
    }
  });

  test("and is refused with a status when the password is wrong", async () => {
    const { email } = sandbox.user("carol").credentials;
    const refusal = await refusalOf(officialClient(sandbox).authenticateEmail(email, "wrong", "carol"));
    expect(refusal.status).toBe(401);
    expect(await refusal.json()).toMatchObject({ message: expect.stringMatching(/password/) as string });
  });
});

describe("a session of mezon-js", () => {
  test("is refreshed with its refresh token", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const before = session.token;
    const refreshed = await client.sessionRefresh(session);
    expect(refreshed).toBe(session);
    expect(session.token).not.toBe(before);
    expect((await client.getAccount(session)).user).toMatchObject({ username: "carol" });
  });

  test("is refreshed by itself when it has expired", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const before = session.token;
    session.expires_at = 1;
    expect((await client.getAccount(session)).user).toMatchObject({ id: sandbox.user("carol").id });
    expect(session.token).not.toBe(before);
  });

  test("is worth nothing after logging out", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    expect(await client.sessionLogout(session, session.token, session.refresh_token, "device", "web")).toBe(true);
    expect((await refusalOf(client.getAccount(session))).status).toBe(401);
    await expect(socketOf(client, session).connect(session, true, "0")).rejects.toBeDefined();
  });
});

describe("mezon-js calls over HTTP", () => {
  test("account, clans and channels", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const account = await client.getAccount(session);
    expect(account).toMatchObject({ user: { id: sandbox.user("carol").id, username: "carol" } });

    const clans = await client.listClanDescs(session, 100, 1, "");
    expect(clans.clandesc?.map((clan) => clan.clan_id)).toContain(sandbox.clanId);

    const channels = await client.listChannelDescs(session, 100, 1, 1, sandbox.clanId, CHANNEL);
    const channel = channels.channeldesc?.find((one) => one.channel_id === sandbox.channelId);
    expect(channel).toMatchObject({ clan_id: sandbox.clanId, type: CHANNEL, channel_private: 0 });

    const detail = await client.listChannelDetail(session, sandbox.channelId);
    expect(detail).toMatchObject({ channel_id: sandbox.channelId, channel_label: channel?.channel_label });
  });

  test("the people of a clan", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const { clan_users: users } = await client.listClanUsers(session, sandbox.clanId);
    expect(users?.map((one) => one.user?.id)).toStrictEqual(
      expect.arrayContaining([sandbox.botId, sandbox.user("carol").id]),
    );
  });

  test("creates a channel that others can use", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const created = await client.createChannelDesc(session, {
      clan_id: sandbox.clanId,
      type: CHANNEL,
      channel_label: "kênh-mới",
      channel_private: 0,
    });
    expect(created).toMatchObject({ clan_id: sandbox.clanId, channel_label: "kênh-mới" });
    const channelId = created.channel_id ?? "";
    await sandbox.user("bob").send(channelId, "first");
    expect(sandbox.messages(channelId).map((one) => one.text)).toStrictEqual(["first"]);
  });

  test("the history of a channel, its parts decoded", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const bob = sandbox.user("bob");
    const first = await bob.send(sandbox.channelId, "history one");
    const second = await bob.send(sandbox.channelId, "@carol history two", {
      mentions: [{ userId: sandbox.user("carol").id, s: 0, e: 6 }],
      attachments: [{ filename: "b.png", url: "https://example.com/b.png", filetype: "image/png", size: 7 }],
      replyTo: first,
    });
    const { messages } = await client.listChannelMessages(session, sandbox.clanId, sandbox.channelId, "0", 1, 50, "0");
    expect(messages?.find((one) => one.id === first.id)).toMatchObject({
      content: { t: "history one" },
      sender_id: bob.id,
    });
    expect(messages?.find((one) => one.id === second.id)).toMatchObject({
      mentions: [{ user_id: sandbox.user("carol").id, s: 0, e: 6 }],
      attachments: [{ filename: "b.png", size: 7 }],
      references: [{ message_ref_id: first.id, message_sender_id: bob.id }],
    });
  });

  test("is refused without a valid token", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    session.token = `${session.token}x`;
    expect((await refusalOf(client.listClanDescs(session))).status).toBe(401);
  });

  test("is told when a call names what does not exist", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const refusal = await refusalOf(client.listChannelDetail(session, "123456789"));
    expect(refusal.status).toBeGreaterThanOrEqual(400);
    expect(await refusal.json()).toMatchObject({ message: expect.any(String) as string });
  });
});

describe("what mezon-js is refused", () => {
  test("leaves an event of somebody else as it is", async () => {
    const [alice, carol] = [await logIn(sandbox, "alice"), await logIn(sandbox, "carol")];
    const { clanId } = sandbox;
    const begins = Math.floor(Date.now() / 1000) + 3600;
    const made = await alice.client.createEvent(alice.session, {
      ...{ clan_id: clanId, channel_id: sandbox.channelId, title: "Meet" },
      ...{ start_time_seconds: begins, end_time_seconds: begins + 3600 },
    });
    const eventId = made.id ?? "";
    const refusal = await refusalOf(carol.client.deleteEvent(carol.session, eventId, clanId, sandbox.userId));
    expect(refusal.status).toBe(403);
    const ids = async () => (await alice.client.listEvents(alice.session, clanId)).events?.map(({ id }) => id);
    expect(await ids()).toContain(eventId);
    await alice.client.deleteEvent(alice.session, eventId, clanId, sandbox.userId);
    expect(await ids()).not.toContain(eventId);
  });

  test("says why: a conversation with oneself", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const request = { clan_id: "0", type: DM, channel_private: 1, user_ids: [sandbox.user("carol").id] };
    const refusal = await refusalOf(client.createChannelDesc(session, request));
    expect([refusal.status, await refusal.json()]).toMatchObject([
      400,
      { message: "a direct conversation needs somebody else" },
    ]);
  });
});

/** The response with which a call was refused: that is what the client rejects with. */
async function refusalOf(call: Promise<unknown>): Promise<Response> {
  const outcome: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (outcome instanceof Response) return outcome;
  throw new Error("the call was not refused with a response", { cause: outcome });
}
