import { describe, expect, test, vi } from "vitest";
import { startBot } from "./botOnSandbox.js";
import { recordLife } from "./clientLife.js";

describe("close()", () => {
  test("called several times at once ends the client once", async () => {
    const { client } = await startBot();
    const life = recordLife(client);
    await Promise.all([client.close(), client.close()]);
    await client.close();
    expect(life).toStrictEqual(["closed: closed"]);
  });

  test("during an attempt to restore the connection says that the client ended", async () => {
    const { sandbox, client } = await startBot({ random: () => 0 });
    const life = recordLife(client);
    const hanging = sandbox.faults.http({ kind: "hang", path: "/ws", times: Infinity });
    sandbox.faults.cut();
    await vi.waitFor(() => expect(hanging.hits).toBe(1));
    expect(client.state).toBe("connecting");
    await client.close();
    expect(life).toStrictEqual(["disconnected: reconnecting", "reconnecting: reconnecting", "closed: closed"]);
  });
});

test("sends that were written are answered before close() ends the connection", async () => {
  const { sandbox, client } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.join();
  const sends = Promise.all(Array.from({ length: 100 }, (_, index) => channel.send(`message ${index}`)));
  await client.close();
  expect(await sends).toHaveLength(100);
  expect(sandbox.messages(sandbox.channelId)).toHaveLength(100);
});
