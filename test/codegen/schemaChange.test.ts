import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate } from "../../codegen/generate.js";

const PROJECT = resolve(import.meta.dirname, "../..");

let copy: string;
let generated: string;

beforeAll(async () => {
  // Inside the project, so that what is generated finds the project's packages.
  copy = mkdtempSync(join(PROJECT, "test/codegen/.tmp-"));
  generated = join(copy, "generated");
  // Generated code imports `src/runtime`, which imports nothing.
  for (const part of ["proto", "openapi", "buf.yaml", "src/runtime"])
    cpSync(join(PROJECT, part), join(copy, part), { recursive: true });

  edit("proto/mezon/realtime/envelope.proto", (text) =>
    text
      .replace(
        "oneof message {",
        "oneof message {\n    // A kite was flown.\n    KiteFlown kite_flown_event = 9999 [(mezon.options.pushed) = true];",
      )
      .concat(
        "\n// A kite.\nmessage KiteFlown {\n  int64 kite_id = 1 [jstype = JS_STRING];\n  optional double height = 2;\n  KiteFlown towed = 3;\n}\n",
      ),
  );
  edit("proto/mezon/api/session.proto", (text) =>
    text.replace("message Account {", "message Account {\n  // A new field.\n  string motto = 10;"),
  );
  edit("proto/mezon/api/service.proto", (text) =>
    text.replace(
      "service Mezon {",
      "service Mezon {\n  // Flies a kite.\n  rpc FlyKite(Account) returns (google.protobuf.Empty) {\n    option (mezon.options.api_index) = 210;\n  }\n",
    ),
  );
  edit("openapi/media.yaml", (text) => text.replace("operationId: playMedia", "operationId: playKite"));
  await generate({ schemas: copy, outDir: generated });
}, 180_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function edit(path: string, change: (text: string) => string): void {
  const file = join(copy, path);
  const before = readFileSync(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${path} was not changed`);
  writeFileSync(file, after);
}

function read(path: string): string {
  return readFileSync(join(generated, path), "utf8");
}

test("a new field of the envelope becomes an event with a method, documented", () => {
  const events = read("events.ts");
  expect(events).toContain("kiteFlown: KiteFlown;");
  expect(events).toContain('kiteFlown: pushedEvent("kiteFlown", 9999, "mezon.realtime.KiteFlown", readKiteFlown');
  expect(events).toMatch(/\* A kite was flown\.\n[^/]*\*\/\n {2}onKiteFlown\(listener/);
  expect(read("eventSchemas.ts")).toContain("kiteFlown: KiteFlownSchema");
});

test("a new RPC becomes a method of the client and a handler of the server, documented", () => {
  const client = read("rpcClient.ts");
  expect(client).toMatch(
    /\* Flies a kite\.\n {3}\*\/\n {2}flyKite\(request: Init<Account>, options\?: RpcCallOptions\): Promise<void>/,
  );
  expect(client).toContain("flyKite: { apiIndex: 210 },");
  expect(read("rpcServer.ts")).toContain("flyKite?(request: Account, context: Context): Awaitable<void>;");
});

test("a renamed operation arrives in the REST table", () => {
  expect(read("rest/operations.ts")).toContain("playKite");
});

test("new fields are encoded and decoded, optional and recursive ones included", () => {
  const script = `
    import { encodeAccount, decodeAccount } from "./generated/mezon/api/session_codec.js";
    import { encodeEnvelope, decodeEnvelope, encodeKiteFlown, decodeKiteFlown } from "./generated/mezon/realtime/envelope_codec.js";
    const kite = { kiteId: "1838493059243249664", height: 0, towed: { kiteId: "2", towed: { height: 1.5 } } };
    let deep = {};
    for (let i = 0; i < 200; i += 1) deep = { towed: deep };
    let refused = "";
    try { decodeKiteFlown(encodeKiteFlown(deep)); } catch (error) { refused = error.message; }
    console.log(JSON.stringify({
      motto: decodeAccount(encodeAccount({ motto: "higher" })).motto,
      envelope: decodeEnvelope(encodeEnvelope({ message: { case: "kiteFlownEvent", value: kite } })).message,
      refused,
    }));`;
  const file = join(copy, "use.ts");
  writeFileSync(file, script);
  const run = spawnSync(process.execPath, ["--import", "tsx", file], { cwd: PROJECT, encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.stdout)).toStrictEqual({
    motto: "higher",
    envelope: {
      case: "kiteFlownEvent",
      value: {
        $typeName: "mezon.realtime.KiteFlown",
        kiteId: "1838493059243249664",
        height: 0,
        towed: {
          $typeName: "mezon.realtime.KiteFlown",
          kiteId: "2",
          towed: { $typeName: "mezon.realtime.KiteFlown", kiteId: "0", height: 1.5 },
        },
      },
    },
    refused: "cannot decode mezon.realtime.KiteFlown: nested deeper than 100 messages",
  });
});

test("a faulty schema fails with buf's words, and what was generated before stays", async () => {
  const faulty = mkdtempSync(join(copy, "faulty-"));
  // Generated code imports `src/runtime`, which imports nothing.
  for (const part of ["proto", "openapi", "buf.yaml", "src/runtime"])
    cpSync(join(PROJECT, part), join(faulty, part), { recursive: true });
  writeFileSync(
    join(faulty, "proto/mezon/api/broken.proto"),
    'syntax = "proto3";\npackage mezon.api;\nmessage Broken { Nowhere field = 1; }\n',
  );
  const outDir = join(faulty, "generated");
  mkdirSync(outDir);
  writeFileSync(join(outDir, "events.ts"), "as it was");
  await expect(generate({ schemas: faulty, outDir })).rejects.toThrow(/broken\.proto.*Nowhere/s);
  expect(readFileSync(join(outDir, "events.ts"), "utf8")).toBe("as it was");
});
