import { expect, test } from "vitest";
import { KITE } from "./sampleSchemas.js";
import { generateFrom } from "./smallSchema.js";

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
