import { expect, test } from "vitest";
import { DEFERRED_KITES, KITE, linesWith } from "./sampleSchemas.js";
import { generateFrom } from "./smallSchema.js";

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
