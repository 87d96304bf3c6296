import { describe, expect, test } from "vitest";
import { parseSnapshot, SnapshotFormatError, writeSnapshot } from "../../codegen/contract/snapshotFormat.js";
import type { WireContract } from "../../codegen/contract/wireContract.js";

const contract: WireContract = {
  messages: new Map([
    ["a.Empty", []],
    [
      "a.Full",
      [
        { number: 1, name: "id", type: "int64", label: "singular", oneof: undefined },
        { number: 2, name: "labels", type: "map<string,a.Empty>", label: "map", oneof: undefined },
        { number: 3, name: "text", type: "string", label: "singular", oneof: "content" },
      ],
    ],
  ]),
  enums: new Map([["a.Full.Kind", [{ number: -1, name: "NONE" }]]]),
  rpcs: new Map([
    ["a.Mezon/First", { request: "a.Full", response: "google.protobuf.Empty", apiIndex: 0 }],
    ["a.Mezon/OverHttp", { request: "a.Full", response: "a.Full", apiIndex: undefined }],
  ]),
};

describe("the snapshot", () => {
  test("gives back the contract it was written from", () => {
    expect(parseSnapshot(writeSnapshot(contract))).toEqual(contract);
  });

  test("is one fact a line, without trailing tabs", () => {
    const facts = writeSnapshot(contract)
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    expect(facts).toContain("field\ta.Full\t3\ttext\tstring\tsingular\tcontent");
    expect(facts).toContain("rpc\ta.Mezon\t0\tFirst\ta.Full -> google.protobuf.Empty");
    expect(facts.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  test.each([
    ["an unknown kind", "package\ta"],
    ["a field of no message", "field\ta.Missing\t1\tid\tint64\tsingular"],
    ["a field without a label", "message\ta.A\nfield\ta.A\t1\tid\tint64"],
    ["a value without a number", "enum\ta.E\nvalue\ta.E\t\tNONE"],
    ["a conflict of a merge", "<<<<<<< HEAD"],
  ])("names the line that holds %s", (_, text) => {
    expect(() => parseSnapshot(text)).toThrow(SnapshotFormatError);
    expect(() => parseSnapshot(text)).toThrow(`Line ${text.split("\n").length} of the snapshot`);
  });
});
