import { expect, test } from "vitest";
import { Broadcaster } from "../../src/sandbox/push/broadcaster.js";
import type { Subscriber } from "../../src/sandbox/push/subscriber.js";
import { World } from "../../src/sandbox/state/world.js";
import { decodeEnvelope, encodeEnvelope } from "../../src/wire/envelopeCodec.js";
import { ManualClock } from "../unit/core/manualClock.js";

function listening(): { readonly broadcaster: Broadcaster; readonly heard: string[] } {
  const broadcaster = new Broadcaster(new World(new ManualClock()), (message) => encodeEnvelope({ cid: 0, message }));
  const heard: string[] = [];
  const subscriber: Subscriber = {
    personId: "1",
    receivesChannel: () => true,
    receivesClan: () => true,
    follows: () => false,
    forgetChannel: () => undefined,
    receive: ({ frame }, isEcho) => {
      const { message } = decodeEnvelope(frame);
      heard.push(`${message.case === "markAsRead" ? message.value.channelId : "?"}${isEcho ? " echo" : ""}`);
    },
  };
  broadcaster.subscribe(subscriber);
  return { broadcaster, heard };
}

const tell = (broadcaster: Broadcaster, channelId: string): void =>
  broadcaster.toPeople(["1"], { case: "markAsRead", value: { channelId } });

test("what is held back leaves when that is said, to its asker as an echo", () => {
  const { broadcaster, heard } = listening();
  const { deliver } = broadcaster.hold(() => tell(broadcaster, "5"), "1");
  expect(heard).toStrictEqual([]);
  deliver();
  deliver();
  expect(heard).toStrictEqual(["5 echo"]);
});

test("what is held back leaves before anything newer", () => {
  const { broadcaster, heard } = listening();
  const first = broadcaster.hold(() => tell(broadcaster, "5"));
  const second = broadcaster.hold(() => tell(broadcaster, "6"));
  const third = broadcaster.hold(() => tell(broadcaster, "7"));
  second.deliver();
  expect(heard).toStrictEqual(["5", "6"]);
  tell(broadcaster, "8");
  first.deliver();
  third.deliver();
  broadcaster.deliverAfter(() => tell(broadcaster, "9"));
  expect(heard).toStrictEqual(["5", "6", "7", "8", "9"]);
});

test("work that fails is told of what it pushed all the same, and the failure goes on", () => {
  const { broadcaster, heard } = listening();
  const failing = (): never => {
    tell(broadcaster, "5");
    throw new Error("no");
  };
  expect(() => broadcaster.hold(failing)).toThrow("no");
  expect(heard).toStrictEqual(["5"]);
});
