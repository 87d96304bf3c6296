import { describe, expect, test } from "vitest";
import { compareContracts } from "../../codegen/contract/compareContracts.js";
import { RELEASED_SCHEMA, SHIPPED_SCHEMA } from "../../codegen/contract/places.js";
import { readContract } from "../../codegen/contract/wireContract.js";

const shipped = await readContract(SHIPPED_SCHEMA);
const released = await readContract(RELEASED_SCHEMA);

describe("the shipped schema", () => {
  // `buf breaking` proves the same of messages and enums; only this one knows the API index of a call.
  test("breaks no peer that speaks the last release", () => {
    const breaks = compareContracts(released, shipped).filter((drift) => drift.breaks);
    expect(breaks.map(({ sentence }) => sentence)).toStrictEqual([]);
  });

  test("is whole", () => {
    expect(shipped.rpcs.size).toBeGreaterThan(0);
    expect(released.rpcs.size).toBeGreaterThan(0);
  });

  test("numbers the calls as the server does, 0 included", () => {
    expect(shipped.rpcs.get("mezon.api.Mezon/ListChannelDescs")?.apiIndex).toBe(0);
    expect(shipped.rpcs.get("mezon.api.Mezon/GetAccount")?.apiIndex).toBe(1);
    expect(shipped.rpcs.get("mezon.api.Mezon/SendToken")?.apiIndex).toBeUndefined();
  });

  test("tells nested types, maps and oneofs", () => {
    expect(shipped.enums.get("mezon.api.Friend.State")?.[0]).toStrictEqual({ number: 0, name: "FRIEND" });
    expect(shipped.messages.get("mezon.api.NotificationBatchRequest")?.[0]).toMatchObject({
      type: "map<int64,mezon.api.NotificationList>",
      label: "map",
    });
    expect(shipped.messages.get("mezon.realtime.Envelope")?.[1]).toMatchObject({ name: "channel", oneof: "message" });
  });
});
