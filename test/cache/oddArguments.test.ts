import { expect, onTestFinished, test } from "vitest";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { ValidationError } from "../../src/core/errors.js";

/** What a program in plain JavaScript may pass. */
const ODD = 5 as never;
const PLACE = { channelId: "1", topicId: "0" };

const CALLS: readonly (readonly [path: string, call: (store: KyselyMessageStore) => Promise<unknown>])[] = [
  ["afterStep", (store) => store.maintain({ afterStep: ODD })],
  ["seconds", (store) => store.begin(-1)],
  ["messageId", (store) => store.get(ODD)],
  ["messageIds[1]", (store) => store.storedAmong(["1", ODD])],
  ["channelId", (store) => store.count(ODD)],
  ["messageId", (store) => store.delete(ODD)],
  ["channelId", (store) => store.clearChannel(ODD)],
  ["place", (store) => store.rangeAt(ODD, "1")],
  ["place.channelId", (store) => store.rangeAt({ ...PLACE, channelId: ODD }, "1")],
  ["place.topicId", (store) => store.rangeAt({ ...PLACE, topicId: ODD }, "1")],
  ["messageId", (store) => store.rangeAt(PLACE, ODD)],
  ["place.channelId", (store) => store.heardAmong({ ...PLACE, channelId: ODD }, [])],
  ["messageIds[0]", (store) => store.heardAmong(PLACE, [ODD])],
];

test.each(CALLS)("an odd %s is refused by its name before the database is asked", async (path, call) => {
  const store = new KyselyMessageStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  await store.open();
  const error: unknown = await call(store).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ path });
});

test("the old name of an option is refused with the new one", async () => {
  await using store = new KyselyMessageStore({ file: ":memory:" });
  await expect(store.maintain({ turn: () => Promise.resolve() } as never)).rejects.toThrow(
    "turn: is no known option: use afterStep",
  );
});
