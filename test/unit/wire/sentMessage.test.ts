import { expect, test } from "vitest";
import {
  createChannelMessage,
  decodeMessageMentionList,
  encodeMessageMentionList,
  encodeMessageRefList,
} from "../../../generated/mezon/api/message_codec.js";
import { SentMessage } from "../../../src/wire/sentMessage.js";

test("lists of a request are encoded when the message is first read, and only once", () => {
  let reads = 0;
  const mention = {
    get userId(): string {
      reads += 1;
      return "42";
    },
  };
  const sent = new SentMessage({ ...createChannelMessage(), messageId: "7", channelId: "3" }, { mentions: [mention] });

  expect([sent.messageId, sent.channelId, reads]).toStrictEqual(["7", "3", 0]);
  const { wire } = sent;
  expect(decodeMessageMentionList(wire.mentions).mentions.map(({ userId }) => userId)).toStrictEqual(["42"]);
  const readsOfOne = reads;
  expect(sent.wire).toBe(wire);
  expect(reads).toBe(readsOfOne);
});

test("encoded lists keep no shared buffer in memory", () => {
  const { mentions } = new SentMessage(createChannelMessage(), { mentions: [{ userId: "42" }] }).wire;
  expect(mentions.buffer.byteLength).toBe(mentions.length);

  const page = new Uint8Array(10_000);
  const received = { ...createChannelMessage(), references: page.subarray(10, 20) };
  const { references } = SentMessage.from(received).edited("new", {}).wire;
  expect(references.buffer.byteLength).toBe(10);
});

test("an edit keeps the lists that it omits, whether they are encoded yet or not", () => {
  const references = [{ messageRefId: "1" }];
  const sent = new SentMessage(createChannelMessage(), { references, mentions: [{ userId: "42" }] });
  const edited = sent.edited("new", { mentions: [{ userId: "43" }] });

  for (const message of [edited, SentMessage.from(sent.wire).edited("new", { mentions: [{ userId: "43" }] })]) {
    expect(message.wire.content).toBe("new");
    expect(message.wire.mentions).toStrictEqual(encodeMessageMentionList({ mentions: [{ userId: "43" }] }).slice());
    expect(message.wire.references).toStrictEqual(encodeMessageRefList({ refs: references }).slice());
  }
  expect(decodeMessageMentionList(sent.wire.mentions).mentions[0]?.userId).toBe("42");
});
