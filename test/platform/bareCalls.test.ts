import { expect, test } from "vitest";
import { overBoth } from "./ownClan.js";

overBoth("messages by bare calls", (start) => {
  test("are posted, edited, reacted to, clicked and removed", async () => {
    const { client, clan, sandbox, next } = await start();
    const { rpc } = client;
    const clanId = clan.id;
    const channelId = clan.welcomeChannelId ?? "";
    // What is posted over a socket needs the channel joined there.
    await (await client.channels.fetch(channelId)).join();
    const button = { id: "yes", type: 1, component: { label: "Yes", style: 1 } };
    const content = JSON.stringify({ t: "one", components: [{ components: [button] }] });
    await rpc.sendChannelMessage({ clanId, channelId, content, mode: 2, isPublic: true });
    const [posted] = sandbox.messages(channelId);
    const messageId = posted?.id ?? "";
    expect(posted).toMatchObject({ text: "one", senderId: sandbox.botId });

    await rpc.reactChannelMessage({ clanId, channelId, messageId, emoji: "👍", count: 1, mode: 2, isPublic: true });
    expect(sandbox.messages(channelId)[0]?.reactions).toMatchObject([{ emoji: "👍", senderId: sandbox.botId }]);
    const clicked = next("messageButtonClicked");
    await rpc.messageButtonClick({
      channelId,
      messageId,
      buttonId: "yes",
      senderId: sandbox.botId,
      userId: sandbox.botId,
    });
    expect(await clicked).toMatchObject({ buttonId: "yes", userId: sandbox.botId });
    await rpc.updateChannelMessage({ clanId, channelId, messageId, content: JSON.stringify({ t: "two" }), mode: 2 });
    expect(sandbox.messages(channelId)).toMatchObject([{ text: "two" }]);
    await rpc.deleteChannelMessage({ clanId, channelId, messageId, mode: 2 });
    expect(sandbox.messages(channelId)).toStrictEqual([]);
    await rpc.healthcheck();
  });
});
