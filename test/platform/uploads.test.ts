import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Channel, MezonClient, UploadProgress } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { startBot } from "../client/botOnSandbox.js";

const PART = 8 * 1024 * 1024;

interface Scene {
  readonly sandbox: Sandbox;
  readonly client: MezonClient;
  readonly channel: Channel;
  /** Folder that is removed when the test ends. */
  readonly folder: string;
}

async function startScene(): Promise<Scene> {
  const { sandbox, client } = await startBot({ limits: false });
  const folder = await mkdtemp(join(tmpdir(), "mezonkit-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { sandbox, client, channel: await client.channels.fetch(sandbox.channelId), folder };
}

function pattern(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => index % 251);
}

async function stored(url: string | undefined): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url ?? "")).arrayBuffer());
}

async function* piecesOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describe("files that go with a message", () => {
  test("are paths, files, blobs, bytes and streams, in their order, with what is known of them", async () => {
    const { sandbox, channel, folder } = await startScene();
    const path = join(folder, "x.png");
    await writeFile(path, pattern(10));
    const message = await channel.send("here", {
      files: [
        path,
        new File([pattern(11)], "a.txt", { type: "text/plain" }),
        { name: "b.bin", data: new Blob([pattern(12)]) },
        { name: "c.gif", data: pattern(13), width: 3, height: 4 },
        { name: "d.pdf", data: Readable.from([pattern(14)]) },
        { name: "e", data: new Blob([pattern(15)]).stream(), type: "text/x" },
      ],
    });
    expect(message.attachments).toMatchObject([
      { filename: "x.png", filetype: "image/png", size: 10 },
      { filename: "a.txt", filetype: "text/plain", size: 11 },
      { filename: "b.bin", filetype: "application/octet-stream", size: 12 },
      { filename: "c.gif", filetype: "image/gif", size: 13, width: 3, height: 4 },
      { filename: "d.pdf", filetype: "application/pdf", size: 14 },
      { filename: "e", filetype: "text/x", size: 15 },
    ]);
    for (const { url, size } of message.attachments) expect(await stored(url)).toStrictEqual(pattern(size));
    expect(sandbox.messages(sandbox.channelId)).toHaveLength(1);
  });

  test("go with the first message of a thread, as do its other options", async () => {
    const { sandbox, channel, folder } = await startScene();
    const path = join(folder, "x.png");
    await writeFile(path, pattern(10));
    const message = await channel.send("here");
    const thread = await message.startThread("pictures", { files: [path], mentionEveryone: true });
    const [opening, ...others] = sandbox.messages(thread.id);
    expect(others).toStrictEqual([]);
    expect(opening).toMatchObject({ text: "pictures", attachments: [{ filename: "x.png", size: 10 }] });
    await expect(message.startThread("pictures", { file: [path] } as object)).rejects.toThrow(/did you mean .?files/);
  });

  test("go with replies, edits, ephemeral and direct messages, and with no text at all", async () => {
    const { sandbox, client, channel, folder } = await startScene();
    const alice = sandbox.user("alice");
    const files = [join(folder, "x.png")];
    await writeFile(files[0] ?? "", pattern(10));
    const message = await channel.send("", { files });
    expect(message.attachments).toHaveLength(1);
    expect((await message.reply("r", { files })).attachments).toHaveLength(1);
    await message.update("edited", { files, attachments: message.attachments });
    expect((await alice.waitFor("edit")).message.attachments).toHaveLength(2);
    expect((await channel.sendEphemeral(alice.id, "e", { files })).message.attachments).toHaveLength(1);
    expect((await client.dm(alice.id, "d", { files })).attachments).toHaveLength(1);
  });

  test.each([
    ["files[0]", ["./missing.png"]],
    ["files[0]", ["."]],
    ["files[0]", [""]],
    ["files[1]", [{ name: "a", data: new Uint8Array(1) }, 5]],
    ["files[0].name", [{ name: "", data: new Uint8Array(1) }]],
    ["files[0].data", [{ name: "a", data: "text" }]],
    ["files[0].data", [{ name: "a", data: new Uint8Array() }]],
    ["files[0].data", [{ name: "a", data: Readable.from(["text"]) }]],
    ["files[0].size", [{ name: "a", data: Readable.from([pattern(2)]), size: 3 }]],
    ["files[0].size", [{ name: "a", data: Readable.from([pattern(4)]), size: 3 }]],
    ["files[0].size", [{ name: "a", data: Readable.from([pattern(4)]), size: -1 }]],
    ["files", "x.png"],
  ])("%s is named when it cannot be sent, and nothing is posted", async (path, files) => {
    const { sandbox, channel } = await startScene();
    await expect(channel.send("x", { files: files as never })).rejects.toMatchObject({
      code: "validation_failed",
      path,
    });
    expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
  });

  test("that are missing are named with their path", async () => {
    const { channel } = await startScene();
    await expect(channel.send("x", { files: ["./missing.png"] })).rejects.toThrow('"./missing.png"');
  });
});

describe("a large file", () => {
  test("goes up in parts, with progress, however its stream is cut", async () => {
    const { channel, folder } = await startScene();
    const bytes = pattern(2 * PART + 5);
    const path = join(folder, "large.bin");
    await writeFile(path, bytes);
    const told: UploadProgress[] = [];
    const { attachments } = await channel.send("x", {
      files: [path, { name: "s", data: piecesOf(bytes, 3_000_001), size: bytes.length }],
      onProgress: (progress) => told.push(progress),
    });
    for (const { url } of attachments) expect(Buffer.from(await stored(url)).equals(bytes)).toBe(true);
    const steps = [0, PART, 2 * PART, bytes.length];
    expect(told).toStrictEqual(
      ["large.bin", "s"].flatMap((name) => steps.map((sentBytes) => ({ name, sentBytes, totalBytes: bytes.length }))),
    );
  });

  test("is read a part at a time, and its stream is let go when it fails", async () => {
    const { channel } = await startScene();
    let given = 0;
    let wasClosed = false;
    const controller = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          given += PART / 2;
          yield pattern(PART / 2);
        }
      } finally {
        wasClosed = true;
      }
    }
    const read: number[] = [];
    const upload = channel.files.upload(
      { name: "x", data: endless(), size: 4 * PART },
      {
        signal: controller.signal,
        onProgress: ({ sentBytes }) => {
          read.push(given - sentBytes);
          if (sentBytes >= 2 * PART) controller.abort(new Error("enough"));
        },
      },
    );
    await expect(upload).rejects.toThrow("enough");
    expect(Math.max(...read)).toBeLessThanOrEqual(PART);
    expect(wasClosed).toBe(true);
  });

  test("of a stream must say its size; a stream that fits one part need not, to the byte", async () => {
    const { channel } = await startScene();
    const exact = await channel.files.upload({ name: "x", data: piecesOf(pattern(PART), PART) });
    expect(exact.size).toBe(PART);
    const over = channel.files.upload({ name: "x", data: piecesOf(pattern(PART + 1), PART) });
    await expect(over).rejects.toMatchObject({ path: "size" });
  });

  test("whose stream hangs is given up by its signal", async () => {
    const { channel } = await startScene();
    const data = new ReadableStream<Uint8Array>();
    const signal = AbortSignal.abort(new Error("given up"));
    await expect(channel.files.upload({ name: "x", data }, { signal })).rejects.toThrow("given up");
    const controller = new AbortController();
    const hanging = channel.send("x", {
      files: [{ name: "x", data: new ReadableStream() }],
      signal: controller.signal,
    });
    setImmediate(() => controller.abort(new Error("given up")));
    await expect(hanging).rejects.toThrow("given up");
  });
});
