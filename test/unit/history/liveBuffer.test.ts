import { expect, test } from "vitest";
import { createChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import { LiveBuffer } from "../../../src/history/liveBuffer.js";

const message = (messageId: string, more: Partial<ChannelMessage> = {}): ChannelMessage => ({
  ...createChannelMessage(),
  channelId: "1",
  messageId,
  ...more,
});

const EDIT = 1;
const REMOVAL = 2;
const EPHEMERAL = 12;

function remaining(held: LiveBuffer): string[] {
  return held.remaining().map(({ messageId, code }) => `${messageId}/${code}`);
}

test("replayed messages are not delivered again; their later edits and removals are", () => {
  const held = new LiveBuffer(10);
  for (const each of [message("7"), message("8"), message("7", { code: EDIT }), message("8", { code: REMOVAL })])
    held.keep(each);
  held.replayed(message("7"));
  expect(remaining(held)).toStrictEqual(["8/0", "7/1", "8/2"]);
});

test("what history does not hold is delivered all the same: it may lag, and only a removal removes", () => {
  const held = new LiveBuffer(10);
  for (const each of [message("7"), message("7", { code: EDIT }), message("9")]) held.keep(each);
  held.replayed(message("8"));
  expect(remaining(held)).toStrictEqual(["7/0", "7/1", "9/0"]);
});

test("a message removed meanwhile is not delivered after newer ones: neither it nor its changes are", () => {
  const held = new LiveBuffer(10);
  for (const each of [message("7"), message("7", { code: EDIT }), message("9"), message("7", { code: REMOVAL })])
    held.keep(each);
  held.replayed(message("8"));
  expect(remaining(held)).toStrictEqual(["9/0"]);
});

test("what history never holds is not taken for removed: ephemeral messages, topics, other channels", () => {
  const held = new LiveBuffer(10);
  const kept = [message("5", { code: EPHEMERAL }), message("6", { topicId: "3" }), message("7", { channelId: "2" })];
  for (const each of kept) held.keep(each);
  held.replayed(message("8"));
  expect(remaining(held)).toStrictEqual(["5/12", "6/0", "7/0"]);
});

test("more than the limit is not kept", () => {
  const held = new LiveBuffer(1);
  expect([held.keep(message("1")), held.keep(message("2"))]).toStrictEqual([true, false]);
});

test("when a replay begins again, ephemeral messages and changes of heard ones are delivered: history does not contain them", () => {
  const held = new LiveBuffer(10);
  const kept = [
    message("7"),
    message("3", { code: EDIT }),
    message("7", { code: EDIT }),
    message("8", { code: EPHEMERAL }),
    message("9"),
    message("9", { code: EDIT }),
  ];
  for (const each of kept) held.keep(each);
  const { now, buffer } = held.beginAnew(({ messageId }) => messageId === "3");
  expect(now.map(({ messageId, code }) => `${messageId}/${code}`)).toStrictEqual(["3/1", "8/12"]);
  // What history tells now is newer than the edit that came before; what it does not tell is not lost.
  buffer.replayed(message("7"));
  buffer.keep(message("7", { code: REMOVAL }));
  expect(remaining(buffer)).toStrictEqual(["9/0", "9/1", "7/2"]);
});
