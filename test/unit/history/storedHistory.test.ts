import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { decodeChannelMessage, encodeChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import { KyselyMessageStore, type KyselyMessageStoreOptions, type StoreChange } from "../../../src/cache/index.js";
import { systemClock } from "../../../src/core/clock.js";
import type { MezonError } from "../../../src/core/errors.js";
import { StoredHistory } from "../../../src/history/storedHistory.js";
import { CHANNEL, idOf, messageOf } from "../../cache/messages.js";

const PLACE = { channelId: CHANNEL, topicId: "0", clanId: "1830000000000000001" };

async function newHistory() {
  const errors: MezonError[] = [];
  const history = new StoredHistory({
    store: new KyselyMessageStore({ file: ":memory:" }),
    clock: systemClock,
    storeEphemeral: false,
    catchesUp: true,
    onError: (error) => void errors.push(error),
    selfId: () => "1820000000000000009",
  });
  onTestFinished(() => history.close());
  await history.open(1_700_000_000);
  history.continueFrom(PLACE, idOf(0));
  return history;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1);

// A history is read again when it lags: what listeners are still at must not be told twice.
test("what listeners are told of counts as heard while they are at it, and the moment that they are done", async () => {
  const history = await newHistory();
  const ends: (() => void)[] = [];
  for (const n of numbers(100))
    history.record(messageOf(n), new Promise<undefined>((resolve) => void ends.push(() => resolve(undefined))));
  const messages = numbers(101).map((n) => messageOf(n));
  const all = new Set(numbers(100).map(idOf));
  expect(await history.heardAmong(PLACE, messages, idOf(0))).toStrictEqual(all);
  const asked = history.heardAmong(PLACE, messages, idOf(0));
  for (const end of ends) end();
  expect(await asked).toStrictEqual(all);
  expect(await history.heardAmong(PLACE, messages, idOf(0))).toStrictEqual(all);
});

/** Records pushed messages, and returns the changes that the store is given. */
async function changesOf(options: KyselyMessageStoreOptions, frames: readonly Uint8Array[]) {
  const store = new KyselyMessageStore(options);
  const history = new StoredHistory({
    ...{ store, clock: systemClock, storeEphemeral: false, catchesUp: true },
    onError: (error) => expect.fail(String(error)),
    selfId: () => undefined,
  });
  onTestFinished(() => history.close());
  await history.open(1_700_000_000);
  vi.spyOn(store, "pipeline").mockReturnValue(undefined);
  const apply = vi.spyOn(store, "apply");
  for (const frame of frames) history.record(decodeChannelMessage(frame), undefined, frame);
  await history.settle();
  const { results } = apply.mock;
  expect(results.map(({ type }) => type)).not.toContain("throw");
  return { store, changes: apply.mock.calls.flatMap(([changes]) => changes) };
}

test("a pushed message waits for a store with a thread as the bytes that came, not as a view of their frame", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "mezonkit-")), "store.db");
  const frames = numbers(3).map((n) => encodeChannelMessage(messageOf(n)).slice());
  const { store, changes } = await changesOf({ file }, frames);
  expect(changes).toHaveLength(3);
  for (const [index, change] of changes.entries()) {
    const { encoded, message } = change as Extract<StoreChange, { kind: "message" }>;
    expect(encoded).toStrictEqual(frames[index]);
    expect(encoded?.buffer).not.toBe(frames[index]?.buffer);
    expect(message).toStrictEqual(messageOf(index + 1));
  }
  const stored = await store.page({ channelId: CHANNEL, order: "oldest" });
  expect(stored.map(({ wire }) => wire)).toStrictEqual(numbers(3).map((n) => messageOf(n)));
});

test("pushed messages that wait do not share bytes, however many and however long they are", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "mezonkit-")), "store.db");
  const messages = numbers(400).map((n) => messageOf(n, { content: "x".repeat((n * 37) % 9_000) }));
  const { store, changes } = await changesOf(
    { file },
    messages.map((message) => encodeChannelMessage(message).slice()),
  );
  const waiting = changes as readonly Extract<StoreChange, { kind: "message" }>[];
  expect(waiting.map(({ message }) => message)).toStrictEqual(messages);
  expect(await store.count(CHANNEL)).toBe(400);
});

test("a store that does not keep bytes is given messages alone", async () => {
  const { changes } = await changesOf({ file: ":memory:" }, [encodeChannelMessage(messageOf(1)).slice()]);
  expect(changes).toStrictEqual([{ kind: "message", message: messageOf(1), heard: expect.anything() as unknown }]);
});
