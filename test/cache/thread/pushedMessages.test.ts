import { expect, onTestFinished, test } from "vitest";
import { decodeChannelMessage, encodeChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import { KyselyMessageStore, type StoreChange } from "../../../src/cache/index.js";
import { FrameCopies } from "../../../src/history/frameCopies.js";
import { newFile } from "../botWithStore.js";
import { CHANNEL, edit, idOf, messageOf, OTHER_CHANNEL, post, reaction, removal } from "../messages.js";

const unknownField = [250, 1, 2, 104, 105];
const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** Messages as a server may send them: as our codec writes them, and in other ways. */
const FRAMES: readonly Uint8Array[] = [
  encodeChannelMessage(messageOf(1)),
  encodeChannelMessage(messageOf(2, { content: JSON.stringify({ t: "Chào cả nhà 🎉" }), avatar: "https://x.org/a" })),
  join(encodeChannelMessage(messageOf(3)), unknownField),
  // The first field again, after all others.
  join(encodeChannelMessage(messageOf(4, { clanId: "5" })), encodeChannelMessage({ clanId: "7" })),
  encodeChannelMessage(messageOf(5, { content: "with \0 in it" })),
  // Not UTF-8, both in a name and in the content.
  join(encodeChannelMessage(messageOf(6, { content: "", username: "" })), [50, 2, 0xff, 97, 66, 3, 98, 0xfe, 99]),
  encodeChannelMessage(messageOf(7, { channelId: OTHER_CHANNEL, topicId: "1850000000000000777", content: "" })),
  encodeChannelMessage(messageOf(8, { mode: -1, createTimeSeconds: 0xffff_fff0 })),
].map((bytes) => bytes.slice());

const hearing = { follows: undefined, anew: false, isHandled: true };
const others: readonly StoreChange[] = [
  ...[edit(1, "message 1, better"), reaction(2, "👍"), reaction(2, "👍", { senderId: "9" }), removal(3)],
  // Read again: an older version does not replace the edit.
  ...[post(1), post(2, { content: JSON.stringify({ t: "message 2, read again" }) })],
];

async function contentOf(thread: boolean, pushed: readonly StoreChange[], batches: number) {
  const store = new KyselyMessageStore({ file: newFile(), thread });
  onTestFinished(() => store.close());
  await store.open();
  expect(store.storesEncoded).toBe(thread);
  if (batches === 1) await store.apply([...pushed, ...others]);
  else for (const change of [...pushed, ...others]) await store.apply([change]);
  await store.maintain();
  const lines: string[] = [];
  for await (const line of store.exportLines()) lines.push(line);
  const query = { order: "oldest", includeRemoved: true } as const;
  const { bytes, ...statistics } = await store.statistics();
  return {
    lines,
    statistics,
    pages: [
      await store.page({ channelId: CHANNEL, ...query }),
      await store.page({ channelId: OTHER_CHANNEL, ...query }),
    ],
    bySender: await store.page({ channelId: CHANNEL, senderId: "1820000000000000001", ...query }),
    found: await Promise.all(["message", "better", "chao nha", "again", "with"].map((words) => store.search(words))),
    counts: [await store.count(), await store.count(CHANNEL), await store.count(OTHER_CHANNEL)],
    heard: await store.heard(),
    range: await store.rangeAt({ channelId: CHANNEL, topicId: "0" }, idOf(8)),
    got: await store.get(idOf(6)),
  };
}

test.each([1, 2])("what is stored of pushed bytes is what is stored of the messages (way %i)", async (batches) => {
  const messages = FRAMES.map((frame) => {
    const message = decodeChannelMessage(frame);
    delete message.$unknown;
    return { kind: "message", message, heard: hearing } as const;
  });
  const expected = await contentOf(false, messages, batches);
  expect(expected.lines).toHaveLength(8);
  const copies = new FrameCopies();
  const bytes = FRAMES.map((frame) => copies.copy(frame, hearing));
  expect(await contentOf(true, bytes, batches)).toEqual(expected);
  // A store without a thread of its own reads the messages.
  expect(await contentOf(false, bytes, batches)).toEqual(expected);
});
