import { describe, expect, test } from "vitest";
import { compareContracts, notCompared } from "../../codegen/contract/compareContracts.js";
import type { Drift } from "../../codegen/contract/drift.js";
import { formatDrift } from "../../codegen/contract/formatDrift.js";
import { parseContract } from "./contractText.js";

/** Facts as `parseContract` reads them, with spaces for tabs. */
function contract(...facts: readonly string[]) {
  return parseContract(facts.map((fact) => fact.replace(/ (?!->)(?<!-> )/g, "\t")).join("\n"));
}

/** A message `a.M` of these fields, written as in a `.proto` file. */
function message(...fields: readonly string[]) {
  const facts = fields.map((field) => {
    const [, label = "singular", type = "", name = "", number = "", oneof = ""] =
      /^(?:(optional|repeated) )?(\S+) (\w+) = (\d+)(?: in (\w+))?$/.exec(field) ?? [];
    return ["field", "a.M", number, name, type, type.startsWith("map<") ? "map" : label, oneof].join("\t").trimEnd();
  });
  const types = ["message a.A", "field a.A 1 id int64 singular", "message a.B", "field a.B 1 name string singular"];
  const enums = ["enum a.E", "value a.E 0 ZERO", "enum a.F", "value a.F 0 NOUGHT"];
  return contract(...types, ...enums, "message a.M", ...facts);
}

const brief = (drifts: readonly Drift[]) =>
  drifts.map(({ kind, subject, breaks, silent }) =>
    [kind, subject, breaks ? "breaks" : "harmless", ...(silent ? ["silent"] : [])].join(" "),
  );
const sentences = (drifts: readonly Drift[]) => drifts.map(({ sentence }) => sentence);

describe("one field", () => {
  test.each([
    ["int64 id = 1", "int64 id = 1", []],
    ["int64 id = 1", "int64 id = 2", ["renumbered field breaks"]],
    ["string name = 1", "int64 id = 1", ["retyped field breaks"]],
    ["string name = 1", "a.A other = 1", ["retyped field breaks silent"]],
    ["int64 id = 1", "int64 user_id = 1", ["renamed field harmless"]],
    ["string id = 1", "int64 id = 1", ["retyped field breaks"]],
    ["int32 id = 1", "int64 id = 1", ["retyped field harmless"]],
    ["uint32 at = 1", "int32 at = 1", ["retyped field harmless"]],
    ["bool on = 1", "int32 on = 1", ["retyped field harmless"]],
    ["int32 kind = 1", "a.E kind = 1", ["retyped field harmless"]],
    ["a.E kind = 1", "a.F kind = 1", ["retyped field breaks silent"]],
    ["int32 n = 1", "sint32 n = 1", ["retyped field breaks silent"]],
    ["sint32 n = 1", "sint64 n = 1", ["retyped field harmless"]],
    ["fixed32 n = 1", "float n = 1", ["retyped field breaks silent"]],
    ["string body = 1", "bytes body = 1", ["retyped field harmless"]],
    ["bytes body = 1", "a.A body = 1", ["retyped field breaks silent"]],
    ["a.A body = 1", "a.B body = 1", ["retyped field breaks silent"]],
    ["map<string,int32> m = 1", "map<string,int64> m = 1", ["retyped field harmless"]],
    ["map<string,int32> m = 1", "map<string,string> m = 1", ["retyped field breaks"]],
    ["map<string,string> m = 1", "repeated string m = 1", ["retyped field breaks silent"]],
    ["int64 ids = 1", "repeated int64 ids = 1", ["relabelled field breaks"]],
    ["repeated int64 ids = 1", "int64 ids = 1", ["relabelled field breaks"]],
    ["string names = 1", "repeated string names = 1", ["relabelled field breaks silent"]],
    ["int64 id = 1", "optional int64 id = 1", ["relabelled field harmless"]],
    ["int32 id = 1", "optional int64 id = 1", ["retyped field harmless"]],
    ["repeated int32 n = 1", "repeated int64 n = 1", ["retyped field harmless"]],
    ["repeated int32 n = 1", "repeated string n = 1", ["retyped field breaks silent"]],
    ["string value = 1", "repeated int32 indices = 1", ["retyped field breaks silent"]],
    ["int64 id = 1", "int64 id = 1 in choice", ["relabelled oneof harmless"]],
    ["int64 id = 1 in choice", "int64 id = 1 in option", ["renamed oneof harmless"]],
  ])("%s, then %s", (was, is, expected) => {
    expect(brief(compareContracts(message(was), message(is)))).toStrictEqual(expected);
  });
});

describe("the fields of a message", () => {
  test("shifted by one, as happened to MeetParticipantRequest", () => {
    const drifts = compareContracts(
      message("string username = 1", "string room_name = 2", "int64 channel_id = 3", "int64 clan_id = 4"),
      message("int64 user_id = 1", "int64 channel_id = 2", "int64 clan_id = 3"),
    );
    expect(sentences(drifts)).toStrictEqual([
      "a.M field 1 changed from string username to int64 user_id: an older peer cannot read it",
      "a.M field 2 changed from string room_name to int64 channel_id: an older peer cannot read it",
      "a.M field 3 changed from int64 channel_id to int64 clan_id: an older peer decodes it silently as something else",
      "a.M field channel_id moved from number 3 to number 2: an older peer does not find it",
      "a.M field clan_id moved from number 4 to number 3: an older peer does not find it",
    ]);
  });

  test("added and gone", () => {
    const drifts = compareContracts(message("int64 a = 1"), message("repeated string b = 2"));
    expect(sentences(drifts)).toStrictEqual([
      "a.M field 1 is gone: int64 a; what an older peer sends in it is lost",
      "a.M field 2 is new: repeated string b",
    ]);
  });

  test("that left a oneof together are one difference", () => {
    const fields = ["int64 a = 1", "int64 b = 2", "int64 c = 3", "int64 d = 4"];
    const drifts = compareContracts(message(...fields.map((field) => `${field} in choice`)), message(...fields));
    expect(sentences(drifts)).toStrictEqual([
      "a.M moved 4 fields (a … d) from oneof choice to no oneof: the bytes are the same, " +
        "but whoever has the oneof keeps only the last member sent",
    ]);
  });
});

describe("messages", () => {
  const holder = (type: string) => ["message a.Holder", `field a.Holder 1 it ${type} singular`];

  test("added and gone", () => {
    const drifts = compareContracts(
      contract("message a.Old"),
      contract("message a.New", "field a.New 1 id int64 singular"),
    );
    expect(sentences(drifts)).toStrictEqual([
      "message a.Old is gone: a newer peer does not know what an older one sends in it",
      "message a.New is new, with 1 field",
    ]);
  });

  test("that only changed their names, as a field that refers to them shows", () => {
    const drifts = compareContracts(
      contract("message a.Old", "field a.Old 1 id int64 singular", ...holder("a.Old")),
      contract("message a.New", "field a.New 1 id int64 singular", ...holder("a.New")),
    );
    expect(sentences(drifts)).toStrictEqual(["message a.Old is renamed to a.New: the bytes are the same"]);
  });

  test("that look alike but that nothing connects are not renamed", () => {
    const drifts = compareContracts(
      contract("message a.Old", "field a.Old 1 id int64 singular"),
      contract("message a.New", "field a.New 1 id int64 singular"),
    );
    expect(brief(drifts)).toStrictEqual(["gone message breaks", "added message harmless"]);
  });

  test("replaced by one that has every field of the old are read as before", () => {
    const both = [
      "message a.A",
      "field a.A 1 id int64 singular",
      "message a.B",
      "field a.B 1 id int64 singular",
      "field a.B 2 more string singular",
    ];
    const drifts = compareContracts(contract(...both, ...holder("a.A")), contract(...both, ...holder("a.B")));
    expect(brief(drifts)).toStrictEqual(["retyped field harmless"]);
  });
});

describe("the values of an enum", () => {
  const values = (...pairs: readonly string[]) => contract("enum a.E", ...pairs.map((pair) => `value a.E ${pair}`));

  test.each([
    [["0 A", "1 B"], ["0 A", "2 B"], ["renumbered enum value breaks silent"]],
    [["0 A", "1 B"], ["0 A", "1 C"], ["renamed enum value harmless"]],
    [["0 A", "1 B"], ["0 A"], ["gone enum value breaks"]],
    [["0 A"], ["0 A", "1 B"], ["added enum value harmless"]],
    [["0 A", "0 ALIAS"], ["0 A"], ["gone enum value harmless"]],
    [
      ["0 A", "1 B", "2 C"],
      ["0 A", "1 C"],
      ["gone enum value breaks silent", "renumbered enum value breaks silent"],
    ],
  ])("%j, then %j", (was, is, expected) => {
    expect(brief(compareContracts(values(...was), values(...is)))).toStrictEqual(expected);
  });
});

describe("calls", () => {
  const types = ["message a.Ask", "message a.Answer", "field a.Answer 1 id int64 singular"];
  const calls = (...rpcs: readonly string[]) => contract(...types, ...rpcs.map((rpc) => `rpc a.Mezon ${rpc}`));
  const get = calls("7 Get a.Ask -> a.Answer");

  test.each([
    ["moved to another index", calls("8 Get a.Ask -> a.Answer"), ["renumbered api index breaks silent"]],
    ["answered with less", calls("7 Get a.Ask -> a.Ask"), ["retyped rpc breaks silent"]],
    ["asked with more", calls("7 Get a.Answer -> a.Answer"), ["retyped rpc harmless"]],
    ["renamed at their index", calls("7 Fetch a.Ask -> a.Answer"), ["renamed rpc breaks"]],
    ["gone and added", calls("9 Put a.Ask -> a.Answer"), ["gone rpc breaks", "added rpc harmless"]],
  ])("%s", (_, other, expected) => {
    expect(brief(compareContracts(get, other))).toStrictEqual(expected);
  });

  test("of which the other schema says nothing are not compared, and it is said", () => {
    const silent = calls();
    expect(compareContracts(get, silent)).toStrictEqual([]);
    expect(notCompared(get, silent)).toStrictEqual(["The other schema has no service Mezon: calls were not compared."]);
    const unindexed = calls(" Get a.Ask -> a.Answer");
    expect(compareContracts(get, unindexed)).toStrictEqual([]);
    expect(notCompared(get, unindexed)).toStrictEqual([
      "The other schema gives no call an API index: indexes were not compared.",
    ]);
  });
});

describe("the report", () => {
  test("says when there is nothing to say", () => {
    expect(formatDrift([])).toBe("The two schemas speak the same wire.");
  });

  test("groups by kind, puts what breaks first and sums up", () => {
    const drifts = compareContracts(
      message("int32 a = 1", "string b = 2", "int64 c = 3"),
      message("int64 a = 1", "a.A b = 2", "bool d = 4"),
    );
    expect(formatDrift(drifts)).toBe(`Gone (1)
  BREAKS  a.M field 3 is gone: int64 c; what an older peer sends in it is lost

Retyped (2)
  BREAKS  a.M field 2 changed from string b to a.A b: an older peer decodes it silently as something else
          a.M field 1 changed from int32 a to int64 a: the bytes are compatible: the 32-bit side cuts off what does not fit

Added (1)
          a.M field 4 is new: bool d

4 differences: 2 break the wire, 1 of them silently.`);
  });
});
