import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { compareContracts } from "../../codegen/contract/compareContracts.js";
import { SHIPPED_SCHEMA, SNAPSHOT_FILE } from "../../codegen/contract/places.js";
import { parseSnapshot, writeSnapshot } from "../../codegen/contract/snapshotFormat.js";
import { readContract } from "../../codegen/contract/wireContract.js";

const shipped = await readContract(SHIPPED_SCHEMA);
const snapshotText = await readFile(SNAPSHOT_FILE, "utf8");
const snapshot = parseSnapshot(snapshotText);

const sizes = ({ messages, enums, rpcs }: typeof shipped) => ({
  messages: messages.size,
  fields: [...messages.values()].flat().length,
  enums: enums.size,
  enumValues: [...enums.values()].flat().length,
  rpcs: rpcs.size,
});

describe("the shipped schema", () => {
  test("speaks the wire of the snapshot", () => {
    const changes = compareContracts(snapshot, shipped).map(({ sentence }) => sentence);
    const advice = "If the change is meant, accept it with: npm run contract:update";
    expect(changes, [...changes, advice].join("\n")).toEqual([]);
    expect(writeSnapshot(shipped), advice).toBe(snapshotText);
  });

  test("has all that Mezon's protocol v2.0.63 has", () => {
    expect(sizes(shipped)).toEqual({ messages: 470, fields: 2163, enums: 10, enumValues: 45, rpcs: 221 });
  });

  test("numbers the calls as the server does, 0 included", () => {
    expect(shipped.rpcs.get("mezon.api.Mezon/ListChannelDescs")?.apiIndex).toBe(0);
    expect(shipped.rpcs.get("mezon.api.Mezon/GetAccount")?.apiIndex).toBe(1);
    expect(shipped.rpcs.get("mezon.api.Mezon/SendToken")?.apiIndex).toBeUndefined();
  });

  test("tells nested types, maps and oneofs", () => {
    expect(shipped.enums.get("mezon.api.Friend.State")?.[0]).toEqual({ number: 0, name: "FRIEND" });
    expect(shipped.messages.get("mezon.api.NotificationBatchRequest")?.[0]).toMatchObject({
      type: "map<int64,mezon.api.NotificationList>",
      label: "map",
    });
    expect(shipped.messages.get("mezon.realtime.Envelope")?.[1]).toMatchObject({ name: "channel", oneof: "message" });
  });
});
