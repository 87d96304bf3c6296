/** Messages of a package, with nesting and a bytes field. */
export const KITE = `
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
/** A file whose codecs are loaded when they are needed, and those that refer to it. */
export const DEFERRED_KITES = {
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
/** The functions whose first line holds a text, blank lines between them. */
export function partOf(code: string, text: string): string {
  const parts = code.split(/\n\n(?=export |function |\/\*\*|const )/);
  return parts
    .filter((part) => part.split("\n").some((line) => /function/.test(line) && line.includes(text)))
    .join("\n\n");
}

export function linesWith(code: string, ...texts: readonly string[]): string {
  return code
    .split("\n")
    .filter((line) => texts.some((text) => line.includes(text)))
    .join("\n");
}
