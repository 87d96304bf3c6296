import { describe, expect, test, vi } from "vitest";
import { deferred, rpcMethodsOf } from "../../../src/runtime/rpc.js";

const codecs = { flyKite: { encode: (): Uint8Array => new Uint8Array(1), decode: (): string => "flown" } };

describe("codecs that are loaded on first use", () => {
  test("are loaded once, however often they are asked for", async () => {
    const load = vi.fn(() => Promise.resolve(codecs));
    const { flyKite } = rpcMethodsOf(deferred(load), { flyKite: { apiIndex: 3 } });
    expect([flyKite.codec, load.mock.calls.length]).toStrictEqual([undefined, 0]);
    await Promise.all([flyKite.loadCodec(), flyKite.loadCodec()]);
    await flyKite.loadCodec();
    expect([flyKite.codec, load.mock.calls.length]).toStrictEqual([codecs.flyKite, 1]);
  });

  test("are asked for again after a failure", async () => {
    const load = vi.fn(() => Promise.resolve(codecs)).mockRejectedValueOnce(new Error("offline"));
    const kites = deferred(load);
    await expect(kites.load()).rejects.toThrow("offline");
    expect(kites.loaded).toBeUndefined();
    await expect(kites.load()).resolves.toBe(codecs);
  });
});

test("a call has the name of its method on the wire, and is no exception unless the schema says so", () => {
  const { flyKite } = rpcMethodsOf(
    deferred(() => Promise.resolve(codecs)),
    { flyKite: { apiIndex: 3, readOnly: true } },
  );
  expect(flyKite).toMatchObject({
    name: "FlyKite",
    apiIndex: 3,
    readOnly: true,
    serverKeyAuth: false,
    noRequest: false,
  });
});
