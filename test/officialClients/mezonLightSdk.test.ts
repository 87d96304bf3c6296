import type { LightClient, LightSocket } from "mezon-light-sdk";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { Heard } from "./heard.js";
import { lightSdk, provideWebSocket } from "./officialPackages.js";

type LightMessage = Parameters<Parameters<LightSocket["onChannelMessage"]>[0]>[0];

let sandbox: Sandbox;
let takeWebSocketAway: () => void;

beforeAll(async () => {
  takeWebSocketAway = provideWebSocket();
  sandbox = await createSandbox();
});

afterAll(async () => {
  await sandbox.close();
  takeWebSocketAway();
});

describe("mezon-light-sdk logs a person in", () => {
  test("by an id token", async () => {
    const client = await logIn("carol");
    expect(client.userId).toBe(sandbox.user("carol").id);
    expect(client.session).toMatchObject({ user_id: sandbox.user("carol").id, username: "carol" });
    expect(client.isSessionExpired()).toBe(false);
    expect(client.isRefreshSessionExpired()).toBe(false);
  });

  test("and is refused when the id token is somebody else's", async () => {
    const { id, username } = { id: sandbox.user("carol").id, username: "carol" };
    const { idToken } = sandbox.user("bob").credentials;
    const outcome: unknown = await lightSdk.LightClient.authenticate({
      id_token: idToken,
      user_id: id,
      username,
      gateway_url: sandbox.baseUrl,
    }).catch((reason: unknown) => reason);
    expect(outcome).toBeInstanceOf(Response);
    expect(outcome).toHaveProperty("status", 401);
  });

  test("again from what was exported", async () => {
    const exported = (await logIn("carol")).exportSession();
    expect(exported).toMatchObject({ user_id: sandbox.user("carol").id });
    const client = lightSdk.LightClient.initClient(exported);
    const dm = await client.createDM(sandbox.user("bob").id);
    expect(dm.channel_id).toMatch(/^[1-9]\d*$/);
  });

  test("and refreshes the session", async () => {
    const client = await logIn("carol");
    const before = client.getToken();
    await client.refreshSession();
    expect(client.getToken()).not.toBe(before);
    const { socket } = await connect(client);
    expect(socket.isConnected).toBe(true);
  });
});

describe("direct messages with mezon-light-sdk", () => {
  test("are sent and received", async () => {
    const carol = await connect(await logIn("carol"));
    const bob = sandbox.user("bob");
    const channelId = (await carol.client.createDM(bob.id)).channel_id ?? "";
    await carol.socket.joinDMChannel(channelId);

    await carol.socket.sendDM({
      channelId,
      content: { t: "chào bạn" },
      attachments: [{ filename: "a.png", url: "https://example.com/a.png", filetype: "image/png", size: 5 }],
    });
    const seen = await bob.waitForMessage("chào bạn");
    expect(seen).toMatchObject({ channelId, attachments: [{ filename: "a.png", size: 5 }] });
    expect(sandbox.messages(channelId).map((one) => one.text)).toStrictEqual(["chào bạn"]);

    const answer = await bob.send(channelId, "hi carol", {
      attachments: [{ filename: "b.png", url: "https://example.com/b.png", filetype: "image/png", size: 6 }],
    });
    expect(await carol.messages.waitFor((one) => one.id === answer.id)).toMatchObject({
      message_id: answer.id,
      channel_id: channelId,
      sender_id: bob.id,
      content: { t: "hi carol" },
      attachments: [{ filename: "b.png", url: "https://example.com/b.png", size: 6 }],
    });
  });

  test("reopen the same channel", async () => {
    const client = await logIn("carol");
    const bob = sandbox.user("bob").id;
    expect((await client.createDM(bob)).channel_id).toBe((await client.createDM(bob)).channel_id);
  });

  test("can be left", async () => {
    const carol = await connect(await logIn("carol"));
    const channelId = (await carol.client.createDM(sandbox.user("bob").id)).channel_id ?? "";
    await carol.socket.joinDMChannel(channelId);
    await expect(carol.socket.leaveDMChannel(channelId)).resolves.toBeUndefined();
  });

  test("reach everybody in a group", async () => {
    const carol = await connect(await logIn("carol"));
    const [bob, dave] = [sandbox.user("bob"), sandbox.user("dave")];
    const group = await carol.client.createGroupDM([bob.id, dave.id]);
    const channelId = group.channel_id ?? "";
    await carol.socket.joinGroupChannel(channelId);
    await carol.socket.sendGroup({ channelId, content: { t: "all of you" } });
    for (const person of [bob, dave]) expect(await person.waitForMessage("all of you")).toMatchObject({ channelId });
    const answer = await dave.send(channelId, "here");
    await carol.messages.waitFor((one) => one.id === answer.id);
    await carol.socket.leaveGroupChannel(channelId);
  });

  test("are refused in a channel that was not joined, under strict", async () => {
    await using strict = await createSandbox({ profile: "strict" });
    const carol = await connect(await logIn("carol", strict));
    const channelId = (await carol.client.createDM(strict.user("erin").id)).channel_id ?? "";
    await expect(carol.socket.sendDM({ channelId, content: { t: "too early" } })).rejects.toMatchObject({ code: 3 });
  });
});

function logIn(name: string, on = sandbox): Promise<LightClient> {
  const { id, credentials } = on.user(name);
  return lightSdk.LightClient.authenticate({
    id_token: credentials.idToken,
    user_id: id,
    username: name,
    serverkey: "defaultkey",
    gateway_url: on.baseUrl,
  }).then((client) => {
    // The client would print each token it gets.
    client.onRefreshSession = () => undefined;
    return client;
  });
}

async function connect(
  client: LightClient,
): Promise<{ client: LightClient; socket: LightSocket; messages: Heard<LightMessage> }> {
  const socket = new lightSdk.LightSocket(client, client.session);
  const messages = new Heard<LightMessage>();
  socket.onChannelMessage(messages.hear);
  await socket.connect();
  onTestFinished(() => socket.disconnect());
  return { client, socket, messages };
}
