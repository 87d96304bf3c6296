import { equals } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { loadCodecsByTypeName } from "./allCodecs.js";
import { OFFICIAL_DRIFT, RESPELT } from "./officialDrift.js";
import { type ForeignCodec, officialEnvelope, officialMessages } from "./officialPackage.js";
import { randomMessage } from "./randomMessage.js";
import { SeededRandom } from "./seededRandom.js";
import { LayoutComparison, pickShared, sharedFields, toForeign } from "./sharedLayout.js";

const MESSAGES_EACH = 8;

const ours = await loadCodecsByTypeName();
const comparison = new LayoutComparison([RESPELT]);
const pairs = pairUp();

describe("messages of the official client's protobuf package", () => {
  test("are messages of ours, but for one of the socket and the entries of maps", () => {
    const paired = new Set(pairs.map(({ name }) => name.replace(/^mezon\.\w+\./, "")));
    const others = [...officialMessages().keys()].filter((name) => !paired.has(dotted(name)));
    expect(others.filter((name) => !name.endsWith("Entry"))).toStrictEqual(["ListClanBadgeCountRequest"]);
    expect(comparison.covered).toEqual(expect.arrayContaining(pairs.map(({ name }) => name)));
  });

  test("differ from ours where it is known and nowhere else", () => {
    expect(comparison.drift).toEqual(Object.keys(OFFICIAL_DRIFT).sort());
  });

  describe.each(pairs)("$name", ({ codec, foreign, shared }) => {
    const random = new SeededRandom(codec.schema.typeName);
    const messages = Array.from({ length: MESSAGES_EACH }, () =>
      randomMessage(codec.schema, random, sharedFields(shared)),
    );

    test("reads what we write", () => {
      for (const message of messages) {
        expect(pickShared(foreign.decode(codec.encode(message)), shared)).toEqual(toForeign(message, shared));
      }
    });

    test("writes what we read", () => {
      for (const message of messages) {
        const decoded = codec.decode(foreign.encode(toForeign(message, shared)));
        expect(decoded.$unknown).toBeUndefined();
        expect(decoded).toEqual(message);
        expect(equals(codec.schema, decoded, message)).toBe(true);
      }
    });
  });
});

describe("the official client's envelope", () => {
  const envelope = pairs.find((pair) => pair.name === "mezon.realtime.Envelope");
  const events = envelope?.shared.fields ?? [];

  test("shares every field that is not known to differ", () => {
    const differing = Object.keys(OFFICIAL_DRIFT).filter((line) => line.startsWith("mezon.realtime.Envelope "));
    expect(events).toHaveLength((envelope?.codec.schema.fields.length ?? 0) - differing.length);
  });

  test.each(events.map((event) => ({ ...event })))("carries $key both ways", ({ field, inside }) => {
    if (envelope === undefined || inside === undefined) throw new Error("an event holds a message");
    const { codec, foreign, shared } = envelope;
    const random = new SeededRandom(field.name);
    for (let count = 0; count < 4; count += 1) {
      const value = randomMessage(inside.schema, random, sharedFields(inside));
      const message = Object.assign(codec.create(), { message: { case: field.localName, value } });
      expect(pickShared(foreign.decode(codec.encode(message)), shared)).toEqual(toForeign(message, shared));
      expect(codec.decode(foreign.encode(toForeign(message, shared)))).toEqual(message);
    }
  });

  test("numbers requests with text where ours has an int32, and our decoder keeps the text", () => {
    if (envelope === undefined) throw new Error("no envelope");
    const decoded = envelope.codec.decode(envelope.foreign.encode({ cid: "42", ping: {} }));
    expect(decoded).toMatchObject({ cid: 0, message: { case: "ping" } });
    expect(decoded.$unknown).toEqual([{ no: 1, wireType: 2, data: Uint8Array.from([2, 0x34, 0x32]) }]);
    expect(envelope.foreign.decode(envelope.codec.encode(decoded))).toMatchObject({ cid: "42", ping: {} });
  });
});

/** Theirs beside ours. They export the messages of `mezon.api` and a few of `mezon.realtime`, by their bare names. */
function pairUp() {
  const named: (readonly [string, ForeignCodec])[] = [["mezon.realtime.Envelope", officialEnvelope()]];
  for (const [name, foreign] of officialMessages()) {
    const typeName = [`mezon.api.${name}`, `mezon.realtime.${name}`].find((one) => ours.has(dotted(one)));
    if (typeName !== undefined) named.push([dotted(typeName), foreign]);
  }
  return named.map(([typeName, foreign]) => {
    const codec = ours.get(typeName);
    if (codec === undefined) throw new Error(`no ${typeName}`);
    return { name: typeName, codec, foreign, shared: comparison.share(codec.schema, foreign) };
  });
}

/** `ChannelUserList_ChannelUser`, as generated code spells a nested message, to `ChannelUserList.ChannelUser`. */
function dotted(name: string): string {
  return name.replace("_", ".");
}
