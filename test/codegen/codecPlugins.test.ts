import { expect, test } from "vitest";
import { DEFERRED_KITES, KITE, linesWith, partOf } from "./sampleSchemas.js";
import { generateFrom } from "./smallSchema.js";

test("codec: a message is read and written field by field, by number", () => {
  const code = generateFrom("Codec", { "mezon/api/kite.proto": KITE })("mezon/api/kite_codec.ts");
  expect(partOf(code, "Flyer(")).toMatchInlineSnapshot(`
    "/** A mezon.api.Flyer with every field at its zero value. */
    export function createFlyer(): Flyer {
      return {
        $typeName: "mezon.api.Flyer",
        userId: "0",
        isFirst: false,
      };
    }

    /** Reads a mezon.api.Flyer that ends at \`end\`, merging into \`m\`. */
    export function readFlyer(r: MessageReader, end: number, m: Flyer = createFlyer()): Flyer {
      while (r.pos < end) {
        const tag = r.nextTag();
        switch (tag) {
          case 8: m.userId = r.id(); break;
          case 16: m.isFirst = r.bool(); break;
          default: r.unknown(m, tag);
        }
      }
      r.finished(end);
      return m;
    }

    /** Writes the fields of a mezon.api.Flyer; what is absent is zero. */
    export function writeFlyer(w: MessageWriter, m: Init<Flyer>): void {
      w.id(8, m.userId);
      w.flag(16, m.isFirst);
      w.unknowns(m.$unknown);
    }

    /** Decodes a mezon.api.Flyer. Throws DecodeError. */
    export function decodeFlyer(bytes: Uint8Array): Flyer {
      return decodeMessage("mezon.api.Flyer", readFlyer, bytes);
    }

    /** Encodes a mezon.api.Flyer, or any part of one; \`slice()\` what you keep for long. Throws EncodeError. */
    export function encodeFlyer(message: Init<Flyer>): Uint8Array {
      return encodeMessage("mezon.api.Flyer", writeFlyer, message);
    }

    "
  `);
});

test("carried: a bytes field has a reader of protobuf, and of older JSON in either spelling", () => {
  const code = generateFrom("Carried", { "mezon/api/kite.proto": KITE })("carried.ts");
  expect(code).toMatchInlineSnapshot(`
    "import type { Flyer, FlyerList } from "./mezon/api/kite_pb.js";
    import { looseArray, looseFlag, looseId, looseObject, readCarried } from "../src/runtime/carried.js";
    import { createFlyer, createFlyerList, decodeFlyerList } from "./mezon/api/kite_codec.js";

    // Generated from proto/ by protoc-gen-mezon-carried. Do not edit.

    /** Reads what \`flyers\` of mezon.api.Kite carries. Throws when the bytes are malformed. */
    export function kiteFlyers(bytes: Uint8Array): FlyerList {
      return readCarried(bytes, decodeFlyerList, fromLooseJsonFlyerList);
    }

    function fromLooseJsonFlyerList(json: unknown): FlyerList {
      const m = createFlyerList();
      const source = Array.isArray(json) ? { flyers: json } : looseObject(json);
      m.flyers = looseArray(source["flyers"]).map(fromLooseJsonFlyer);
      return m;
    }

    function fromLooseJsonFlyer(json: unknown): Flyer {
      const m = createFlyer();
      const source = looseObject(json);
      m.userId = looseId(source["user_id"] ?? source["userId"]);
      m.isFirst = looseFlag(source["is_first"] ?? source["isFirst"]);
      return m;
    }

    "
  `);
});

test("codec: a deferred file keeps apart what other files contain", () => {
  const file = generateFrom("Codec", DEFERRED_KITES);
  expect(linesWith(file("mezon/api/rare_codec.ts"), "export")).toMatchInlineSnapshot(`
    "export * from "./rare_common_codec.js";
    export * from "./rare_deferred_codec.js";"
  `);
  expect(linesWith(file("mezon/api/rare_common_codec.ts"), "export function decode")).toMatchInlineSnapshot(
    `"export function decodeRareKite(bytes: Uint8Array): RareKite {"`,
  );
  expect(
    linesWith(file("mezon/api/rare_deferred_codec.ts"), "export function decode", "_codec"),
  ).toMatchInlineSnapshot(`
    "import { readRareKite, writeRareKite } from "./rare_common_codec.js";
    export function decodeFlyRequest(bytes: Uint8Array): FlyRequest {"
  `);
  expect(linesWith(file("mezon/api/wind_codec.ts"), "_codec.js")).toMatchInlineSnapshot(
    `"import { readRareKite, writeRareKite } from "./rare_common_codec.js";"`,
  );
});
