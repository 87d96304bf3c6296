import { describe, expect, test } from "vitest";
import { RequestError, ValidationError } from "../../src/index.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";

describe.each(["http", "socket"] as const)("calls over %s", (rpcTransport) => {
  test("are typed and answered alike", async () => {
    const { sandbox, client } = await startBot({ rpcTransport }, { apiPartSize: 16 });
    const { clandesc } = await client.rpc.listClanDescs({});
    expect(clandesc.map((clan) => clan.clanId)).toStrictEqual([sandbox.clanId]);
    const account = await client.rpc.getAccount();
    expect(account.user?.id).toBe(sandbox.botId);
  });

  test("with a value of the wrong type are refused before they are sent", async () => {
    const { client } = await startBot({ rpcTransport });
    const call = client.rpc.listChannelDetail({ channelId: 5 as never });
    await expect(call).rejects.toBeInstanceOf(ValidationError);
    await expect(call).rejects.toMatchObject({
      path: "channelId",
      message: expect.stringContaining("a decimal string, got the number 5"),
    });
  });

  test("end with their signal", async () => {
    const { client } = await startBot({ rpcTransport });
    await expect(client.rpc.getAccount({ signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });

  test("that the server does not serve are refused with its words", async () => {
    const { client } = await startBot({ rpcTransport });
    const call = client.rpc.listForSaleItems({});
    await expect(call).rejects.toBeInstanceOf(RequestError);
    await expect(call).rejects.toMatchObject({
      code: "request_failed",
      request: "ListForSaleItems",
      transport: rpcTransport,
      serverMessage: expect.stringContaining("sandbox"),
    });
  });
});

test("a session that the server refuses is replaced, once for all calls, and the calls are answered", async () => {
  const sandbox = await startSandbox();
  const paths: string[] = [];
  const client = botFor(sandbox, {
    fetch: (request) => {
      paths.push(new URL(request.url).pathname);
      return fetch(request);
    },
  });
  await client.login();
  paths.length = 0;
  sandbox.faults.revokeSessions();
  const accounts = await Promise.all([client.rpc.getAccount(), client.rpc.getAccount(), client.rpc.getAccount()]);
  expect(accounts.map((account) => account.user?.id)).toStrictEqual([sandbox.botId, sandbox.botId, sandbox.botId]);
  expect(paths.filter((path) => path === "/v2/apps/authenticate/token")).toHaveLength(1);
});

test("a call without a socket index goes over HTTP even when the socket is preferred", async () => {
  const { client } = await startBot({ rpcTransport: "socket" });
  // Not served by the sandbox; what matters is that HTTP carried it.
  await expect(client.rpc.listMezonOauthClient()).rejects.toMatchObject({ httpStatus: expect.any(Number) });
});

test("a fetch of one's own carries every HTTP call", async () => {
  const sandbox = await startSandbox();
  const paths: string[] = [];
  const client = botFor(sandbox, {
    fetch: (request) => {
      paths.push(new URL(request.url).pathname);
      return fetch(request);
    },
  });
  await client.login();
  expect(paths).toStrictEqual(["/v2/apps/authenticate/token", "/mezon.api.Mezon/ListClanDescs"]);
});
