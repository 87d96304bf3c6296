import { expect, test } from "vitest";
import { generateFrom } from "./smallSchema.js";

const KITE = `
syntax = "proto3";
package mezon.api;

import "mezon/options/options.proto";

// A kite.
message Kite {
  int64 kite_id = 1 [jstype = JS_STRING];
  string name = 2;
  repeated int32 tails = 3;
  // Who flies it.
  bytes flyers = 4 [(mezon.options.carries) = "mezon.api.FlyerList"];
}

message FlyerList {
  repeated Flyer flyers = 1;
}

message Flyer {
  int64 user_id = 1 [jstype = JS_STRING];
  bool is_first = 2;
}
`;

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

test("events: a field of the envelope is an event with a name, a decoder and a method", () => {
  const envelope = `
syntax = "proto3";
package mezon.realtime;

import "mezon/options/options.proto";

message Envelope {
  string cid = 1;
  oneof message {
    // A kite was flown.
    KiteFlown kite_flown_event = 7 [(mezon.options.pushed) = true];
    // Asks for a kite to be flown.
    KiteFlown fly_kite = 8;
  }
}

message KiteFlown {
  int64 kite_id = 1 [jstype = JS_STRING];
}
`;
  const file = generateFrom("Events", { "mezon/realtime/envelope.proto": envelope });
  expect(linesWith(file("events.ts"), "kiteFlown", "KiteFlown", "lyKite", "A kite")).toMatchInlineSnapshot(`
    "import type { Envelope, KiteFlown } from "./mezon/realtime/envelope_pb.js";
    import { readKiteFlown } from "./mezon/realtime/envelope_codec.js";
       * A kite was flown.
      kiteFlown: KiteFlown;
      flyKite: KiteFlown;
    export type PushedEventName = Exclude<EventName, "flyKite">;
      kiteFlown: pushedEvent("kiteFlown", 7, "mezon.realtime.KiteFlown", readKiteFlown, "kiteFlownEvent"),
      flyKite: otherEvent("flyKite", 8, "mezon.realtime.KiteFlown", readKiteFlown),
       * A kite was flown.
      onKiteFlown(listener: EventListener<Events["kiteFlown"]>): () => void;"
  `);
  expect(file("eventSchemas.ts")).toMatchInlineSnapshot(`
    "import { KiteFlownSchema } from "./mezon/realtime/envelope_pb.js";

    // Generated from proto/ by protoc-gen-mezon-events. Do not edit.

    /** The descriptor of each event's payload, for reflection. */
    export const eventSchemas = {
      kiteFlown: KiteFlownSchema,
      flyKite: KiteFlownSchema,
    } as const;
    "
  `);
});

test("events: two fields that would be one event are refused", () => {
  const twice = `
syntax = "proto3";
package mezon.realtime;
message Envelope {
  oneof message {
    Kite kite = 1;
    Kite kite_event = 2;
  }
}
message Kite {}
`;
  expect(() => generateFrom("Events", { "mezon/realtime/envelope.proto": twice })).toThrow(
    'kite_event and kite would both be the event "kite"',
  );
});

test("rpc: a call is a method with its index, and a handler of the server", () => {
  const service = `
syntax = "proto3";
package mezon.api;

import "google/protobuf/empty.proto";
import "mezon/api/kite.proto";
import "mezon/options/options.proto";

service Mezon {
  // Flies a kite.
  rpc FlyKite(Kite) returns (google.protobuf.Empty) {
    option (mezon.options.api_index) = 3;
  }
  // Lists the flyers.
  rpc ListFlyers(google.protobuf.Empty) returns (FlyerList) {
    option idempotency_level = NO_SIDE_EFFECTS;
    option (mezon.options.server_key_auth) = true;
  }
}
`;
  const file = generateFrom("Rpc", { "mezon/api/kite.proto": KITE, "mezon/api/service.proto": service });
  expect(linesWith(file("rpcClient.ts"), "lyKite", "istFlyers", "kite.", "flyers.", "apiIndex")).toMatchInlineSnapshot(`
    "import { kiteCalls } from "./calls/kite.js";
        flyKite: { apiIndex: 3 },
        listFlyers: { apiIndex: undefined, readOnly: true, serverKeyAuth: true, noRequest: true },
       * Flies a kite.
      flyKite(request: Init<Kite>, options?: RpcCallOptions): Promise<void>;
       * Lists the flyers.
      listFlyers(options?: RpcCallOptions): Promise<FlyerList>;"
  `);
  expect(linesWith(file("rpcServer.ts"), "lyKite", "istFlyers")).toMatchInlineSnapshot(`
    "  flyKite?(request: Kite, context: Context): Awaitable<void>;
      listFlyers?(request: undefined, context: Context): Awaitable<Init<FlyerList>>;
      { name: "FlyKite", handler: "flyKite", apiIndex: 3, decodeRequest: decodeKite, encodeResponse: encodeNothing },
      { name: "ListFlyers", handler: "listFlyers", apiIndex: undefined, decodeRequest: decodeNothing, encodeResponse: encodeFlyerList },"
  `);
});

const DEFERRED_KITES = {
  "mezon/api/wind.proto": `
syntax = "proto3";
package mezon.api;
import "mezon/api/rare.proto";
// The wind holds a kite.
message Wind {
  RareKite kite = 1;
}
`,
  "mezon/api/rare.proto": `
syntax = "proto3";
package mezon.api;
import "mezon/options/options.proto";
option (mezon.options.deferred) = true;
message RareKite {
  string name = 1;
}
message FlyRequest {
  RareKite kite = 1;
}
`,
  "mezon/api/service.proto": `
syntax = "proto3";
package mezon.api;
import "mezon/api/rare.proto";
service Mezon {
  // Flies a kite.
  rpc FlyRare(FlyRequest) returns (RareKite);
}
`,
};

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

test("rpc: the codecs of a deferred file's calls are loaded when one is made", () => {
  const file = generateFrom("Rpc", DEFERRED_KITES);
  expect(linesWith(file("rpcClient.ts"), "deferred", "flyRare:")).toMatchInlineSnapshot(`
    "import { addCalls, deferred, rpcMethodsOf } from "../src/runtime/rpc.js";
      ...rpcMethodsOf(deferred(async () => (await import("./calls/rare.js")).rareCalls), {
        flyRare: { apiIndex: undefined },"
  `);
  expect(linesWith(file("calls/rare.ts"), "codec")).toMatchInlineSnapshot(`
    "import { encodeFlyRequest } from "../mezon/api/rare_deferred_codec.js";
    import { decodeRareKite } from "../mezon/api/rare_common_codec.js";"
  `);
});

test("constants: an enum is a plain object and the type of its numbers", () => {
  const constants = `
syntax = "proto3";
package mezon.constants;

// How a kite flies.
enum KiteState {
  // It lies on the ground.
  ON_GROUND = 0;
  FLYING = 1;
}
`;
  const file = generateFrom("Constants", { "mezon/constants/constants.proto": constants });
  expect(file("constants.ts")).toMatchInlineSnapshot(`
    "// Generated from proto/ by protoc-gen-mezon-constants. Do not edit.

    /**
     * How a kite flies.
     */
    export const KiteState = {
      /**
       * It lies on the ground.
       */
      OnGround: 0,
      /**
       * FLYING
       */
      Flying: 1,
    } as const;

    export type KiteState = (typeof KiteState)[keyof typeof KiteState];

    "
  `);
});

test("constants: an enum whose values are texts holds the texts", () => {
  const constants = `
syntax = "proto3";
package mezon.constants;
import "mezon/options/options.proto";

// What a kite may do.
enum KiteRight {
  KITE_RIGHT_UNSPECIFIED = 0;
  KITE_RIGHT_FLY_HIGH = 1 [(mezon.options.slug) = "fly-high"];
}
`;
  const file = generateFrom("Constants", { "mezon/constants/constants.proto": constants });
  expect(file("constants.ts")).toContain('  FlyHigh: "fly-high",\n} as const;');
  expect(file("constants.ts")).not.toContain("Unspecified");
});

test("index: a module of each package exports its files", () => {
  const file = generateFrom("Index", {
    "mezon/api/kite.proto": KITE,
    "mezon/realtime/wind.proto": 'syntax = "proto3";\npackage mezon.realtime;\nmessage Wind {}\n',
  });
  expect(file("api.ts")).toMatchInlineSnapshot(`
    "// Generated from proto/ by protoc-gen-mezon-index. Do not edit.

    export * from "./mezon/api/kite_pb.js";
    "
  `);
  expect(file("realtime.ts")).toMatchInlineSnapshot(`
    "// Generated from proto/ by protoc-gen-mezon-index. Do not edit.

    export * from "./mezon/realtime/wind_pb.js";
    "
  `);
});

/** The functions whose first line holds a text, blank lines between them. */
function partOf(code: string, text: string): string {
  const parts = code.split(/\n\n(?=export |function |\/\*\*|const )/);
  return parts
    .filter((part) => part.split("\n").some((line) => /function/.test(line) && line.includes(text)))
    .join("\n\n");
}

function linesWith(code: string, ...texts: readonly string[]): string {
  return code
    .split("\n")
    .filter((line) => texts.some((text) => line.includes(text)))
    .join("\n");
}
