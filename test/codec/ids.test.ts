import { create, toBinary } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { decodeClanJoin, encodeClanJoin } from "../../generated/mezon/realtime/clan_codec.js";
import { ClanJoinSchema } from "../../generated/mezon/realtime/clan_pb.js";
import { INT64_EDGES } from "./randomMessage.js";
import { SeededRandom } from "./seededRandom.js";
import { hex } from "./wireBytes.js";

describe("an id", () => {
  test("keeps all its digits and is written as the library writes it", () => {
    const random = new SeededRandom("ids");
    const round = Array.from({ length: 18 }, (_, digits) => 10n ** BigInt(digits + 1));
    const edges = [...INT64_EDGES, ...round.flatMap((number) => [number - 1n, number, -number])];
    const ids = [...edges, ...Array.from({ length: 20_000 }, () => random.int64())].map(String);
    for (const clanId of ids) {
      const bytes = encodeClanJoin({ clanId });
      expect(decodeClanJoin(bytes).clanId).toBe(clanId);
      if (hex(bytes) !== hex(toBinary(ClanJoinSchema, create(ClanJoinSchema, { clanId })))) {
        expect.fail(`${clanId} was written as ${hex(bytes)}`);
      }
    }
  });

  test("zero is not written", () => {
    expect(encodeClanJoin({ clanId: "0" })).toHaveLength(0);
    expect(decodeClanJoin(new Uint8Array(0)).clanId).toBe("0");
  });
});
