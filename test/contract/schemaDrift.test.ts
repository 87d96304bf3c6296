import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toBinary, toJson } from "@bufbuild/protobuf";
import { type FileDescriptorSet, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { optionRegistry } from "../../codegen/contract/apiIndex.js";
import { driftCommand } from "../../codegen/contract/driftCommand.js";
import { SHIPPED_SCHEMA } from "../../codegen/contract/places.js";
import { readSchema } from "../../codegen/contract/schemaSource.js";
import { contractOf } from "../../codegen/contract/wireContract.js";
import { parseContract } from "./contractText.js";
import { temporaryFolder } from "./temporaryFolder.js";

// Compiled once for all tests: each compiler run takes a quarter of a second.
const shippedSchema: FileDescriptorSet = await readSchema(SHIPPED_SCHEMA);
const shipped = contractOf(shippedSchema);
const drift = (...args: readonly string[]) => driftCommand(args, async () => shipped);

type Edit = readonly [file: string, from: string | RegExp, to: string];

/** A copy of the shipped `proto/` with some edits, each of which must find its place. */
async function editedCopy(...edits: readonly Edit[]): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(SHIPPED_SCHEMA, "proto"), folder, { recursive: true });
  for (const [file, from, to] of edits) {
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    const edited = text.replace(from, to);
    expect(edited, `${String(from)} is in ${file}`).not.toBe(text);
    await writeFile(path, edited);
  }
  return folder;
}

describe("schema:drift", () => {
  test("tells a changed number, a changed type and a removed field, and exits with 1", async () => {
    const folder = await editedCopy(
      ["mezon/realtime/envelope.proto", "int32 cid = 1;", "string cid = 1;"],
      ["mezon/realtime/envelope.proto", "ClanJoin clan_join = 3;", "ClanJoin clan_join = 1003;"],
      ["mezon/realtime/envelope.proto", "ChannelJoin channel_join = 4;", ""],
    );
    const { exitCode, output } = await drift(folder);
    expect(output).toContain(
      "mezon.realtime.Envelope field 1 changed from int32 cid to string cid: an older peer cannot read it",
    );
    expect(output).toContain("mezon.realtime.Envelope field clan_join moved from number 3 to number 1003");
    expect(output).toContain("mezon.realtime.Envelope field 4 is gone: mezon.realtime.ChannelJoin channel_join");
    expect(output).toContain("3 differences: 3 break the wire.");
    expect(exitCode).toBe(1);
  });

  test("lists additions and renames, and exits with 0", async () => {
    const folder = await editedCopy([
      "mezon/realtime/envelope.proto",
      "int32 cid = 1;",
      "int32 correlation_id = 1; string trace = 1000; message Trace { int64 at = 1; }",
    ]);
    const { exitCode, output } = await drift(folder);
    expect(output).toContain("mezon.realtime.Envelope field 1 is renamed from int32 cid to int32 correlation_id");
    expect(output).toContain("mezon.realtime.Envelope field 1000 is new: string trace");
    expect(output).toContain("message mezon.realtime.Envelope.Trace is new, with 1 field");
    expect(output).toContain("3 differences, none of which breaks the wire.");
    expect(exitCode).toBe(0);
  });

  test("reads images, binary and JSON, indexes included", async () => {
    const folder = await temporaryFolder({
      "image.binpb": toBinary(FileDescriptorSetSchema, shippedSchema),
      "image.json": JSON.stringify(toJson(FileDescriptorSetSchema, shippedSchema, { registry: optionRegistry })),
    });
    for (const image of ["image.binpb", "image.json"]) {
      const { exitCode, output } = await drift(join(folder, image));
      expect(output).toBe("The two schemas speak the same wire.");
      expect(exitCode).toBe(0);
    }
  });

  test("reads a schema of another layout, whose imports have a prefix and whose packages have other names", async () => {
    const folder = await temporaryFolder({
      "api/api.proto": `syntax = "proto3"; package chat.api;
        message User { int64 id = 1; optional string name = 2; }`,
      "rtapi/realtime.proto": `syntax = "proto3"; package chat.realtime;
        import "github.com/someone/chat-common/api/api.proto";
        message Status { chat.api.User user = 1; }`,
    });
    const ours = parseContract(
      [
        "message\tmezon.api.User",
        "field\tmezon.api.User\t1\tid\tint64\tsingular",
        "field\tmezon.api.User\t2\tname\tstring\toptional",
        "message\tmezon.realtime.Status",
        "field\tmezon.realtime.Status\t1\tuser\tmezon.api.User\tsingular",
        "field\tmezon.realtime.Status\t2\ttext\tstring\tsingular",
      ].join("\n"),
    );
    const packages = ["--package", "chat.api=mezon.api", "--package", "chat.realtime=mezon.realtime"];
    const { exitCode, output } = await driftCommand([folder, "--json", ...packages], async () => ours);
    expect(JSON.parse(output)).toStrictEqual({
      breaks: true,
      notes: [],
      drifts: [
        {
          kind: "gone",
          subject: "field",
          of: "mezon.realtime.Status",
          from: "string text",
          breaks: true,
          silent: false,
          sentence: "mezon.realtime.Status field 2 is gone: string text; what an older peer sends in it is lost",
        },
      ],
    });
    expect(exitCode).toBe(1);
  });

  test("says where a schema does not compile, and what to give instead", async () => {
    const folder = await temporaryFolder({
      "api.proto":
        'syntax = "proto3"; package mezon.api; import "elsewhere/user.proto"; message Account { User user = 1; }',
    });
    const { exitCode, complaint } = await drift(folder);
    expect(exitCode).toBe(2);
    expect(complaint).toContain("api.proto:1:39:imported file does not exist");
    expect(complaint).toContain("Give the folder that holds the imported files too");
    expect(complaint).not.toContain("/api.proto");
  });

  test("refuses what it cannot compare, and says what it takes", async () => {
    const folder = await temporaryFolder({
      "empty/readme.md": "",
      "notes.txt": "",
      "one.proto": "",
      "broken.binpb": "not an image",
      "nothing.json": "{}",
      "foreign.binpb": toBinary(FileDescriptorSetSchema, { ...shippedSchema, file: shippedSchema.file.slice(0, 1) }),
    });
    const complaintAbout = async (...args: readonly string[]): Promise<string> => {
      const { exitCode, output, complaint } = await drift(...args);
      expect({ exitCode, output }).toStrictEqual({ exitCode: 2, output: "" });
      return complaint;
    };
    expect(await complaintAbout()).toContain("Which schema shall be compared?");
    expect(await complaintAbout(folder, folder)).toContain("Only one schema can be compared");
    expect(await complaintAbout(folder, "--package", "chat.api")).toContain("write it as --package theirs=ours");
    expect(await complaintAbout(folder, "--verbose")).toContain("Usage: npm run schema:drift");
    expect(await complaintAbout(join(folder, "empty"))).toContain("holds no .proto file");
    expect(await complaintAbout(join(folder, "notes.txt"))).toContain("give a folder of .proto files, or an image");
    expect(await complaintAbout(join(folder, "one.proto"))).toContain("give the folder that holds it");
    expect(await complaintAbout(join(folder, "broken.binpb"))).toContain("is not an image of a schema");
    expect(await complaintAbout(join(folder, "nothing.json"))).toContain("holds no schema at all");
    expect(await complaintAbout(join(folder, "foreign.binpb"))).toMatch(/no package mezon|build it with `buf build`/);
  });

  test("prints help when asked", async () => {
    const { exitCode, output } = await drift("--help");
    expect(output).toContain("--package theirs=ours");
    expect(exitCode).toBe(0);
  });

  test("as a program, complains about a missing folder and exits with 2", async () => {
    expect(await run("no/such/folder")).toStrictEqual({
      code: 2,
      stdout: "",
      stderr: "There is no folder or file no/such/folder.\n",
    });
  });

  test("as a program, compares with the schema shipped here and exits with 1", async () => {
    const folder = await editedCopy(["mezon/realtime/envelope.proto", "int32 cid = 1;", "string cid = 1;"]);
    const { code, stdout } = await run(folder);
    expect(stdout).toContain("mezon.realtime.Envelope field 1 changed from int32 cid to string cid");
    expect(code).toBe(1);
  });
});

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: readonly string[]): Promise<Ended> {
  const program = fileURLToPath(new URL("../../codegen/contract/schemaDrift.ts", import.meta.url));
  return new Promise((ended) => {
    execFile(
      process.execPath,
      ["--import", "tsx", program, ...args],
      { cwd: SHIPPED_SCHEMA },
      (error, stdout, stderr) => {
        ended({ code: error === null ? 0 : error.code, stdout, stderr });
      },
    );
  });
}
