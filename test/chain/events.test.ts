import { expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { botWallet, fundedWallet, send } from "./rawChain.js";

test("sender and receiver are told of a transfer when it is final, and only of those Mezon hears of", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const { botId, chain, userId } = sandbox;
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const wallet = await botWallet(sandbox);
  const info = { type: "transfer_token", UserSenderId: botId, UserSenderUsername: "bot", UserReceiverId: userId };
  const tip = (extra: object, amount = "2500000"): Promise<object> =>
    send(sandbox, wallet, { amount, text: "for you", extra: JSON.stringify(extra) });
  alice.clearReceived();
  bob.clearReceived();

  const { tx_hash: hash } = await send(sandbox, wallet, {
    text: "for you",
    amount: "2500000",
    extra: JSON.stringify(info),
  });
  clock.advance(400);
  expect(alice.received).toStrictEqual([]);
  clock.advance(400);
  expect(alice.received).toMatchObject([
    {
      ...{ kind: "event", name: "tokenSent" },
      payload: {
        ...{ senderId: botId, senderName: "bot", receiverId: userId, amount: 2, note: "for you" },
        ...{ extraAttribute: "", transactionId: hash },
      },
    },
  ]);
  expect(bob.received).toStrictEqual([]);

  alice.clearReceived();
  await tip({ ...info, type: "give_coffee", MessageRefId: "7", ChannelId: sandbox.channelId, ClanId: sandbox.clanId });
  chain.settle();
  const coffee = {
    senderId: botId,
    receiverId: userId,
    tokenCount: 2,
    messageRefId: "7",
    channelId: sandbox.channelId,
  };
  expect(alice.received).toMatchObject([{ kind: "event", name: "giveCoffee", payload: coffee }]);

  alice.clearReceived();
  // Applied all the same, but Mezon does not hear of it, or would be told of somebody else.
  const silent = [
    {},
    { ...info, type: "lucky-money" },
    { ...info, tags: ["a"] },
    { ...info, UserReceiverId: bob.id },
    { ...info, UserSenderId: bob.id },
    { type: "transfer_token" },
  ];
  for (const extra of silent) expect(await tip(extra)).toMatchObject({ ok: true });
  // One that fails is none.
  const poor = fundedWallet(sandbox, "1");
  await send(sandbox, poor, { recipient: poor.address, amount: "2000000", extra: JSON.stringify(info) });
  chain.settle();
  expect(alice.received).toStrictEqual([]);
  expect(chain.balanceOf(userId)).toBe("1000020");
});
