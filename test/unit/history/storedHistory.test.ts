import { expect, onTestFinished, test } from "vitest";
import { KyselyMessageStore } from "../../../src/cache/index.js";
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
