import { ValidationError } from "../../core/errors.js";
import type { ByteSource } from "./byteSource.js";

type FileSystem = typeof import("node:fs/promises");

/** What an application that cannot be resolved by a bundler asks its platform for. */
interface Platform {
  readonly process?: { getBuiltinModule?(name: "node:fs/promises"): FileSystem | undefined };
}

/** Opens a file of this machine. Throws a `ValidationError` that names what cannot be read. */
export async function pathSource(file: string, path: string): Promise<ByteSource> {
  const fs = (globalThis as Platform).process?.getBuiltinModule?.("node:fs/promises");
  if (fs === undefined)
    throw new ValidationError(path, "is a path, and this platform has no files: give a File, a Blob or bytes");
  const handle = await fs.open(file).catch((cause: unknown) => {
    const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown";
    const why = code === "ENOENT" ? "there is no such file" : `the system says ${code}`;
    throw new ValidationError(path, `${JSON.stringify(file)} cannot be read: ${why}`);
  });
  const about = await handle.stat();
  if (!about.isFile()) {
    await handle.close();
    throw new ValidationError(path, `${JSON.stringify(file)} is no file`);
  }
  const read: ByteSource["read"] = async (length) => {
    const bytes = new Uint8Array(length);
    let count = 0;
    while (count < length) {
      const { bytesRead } = await handle.read(bytes, count, length - count);
      if (bytesRead === 0) break;
      count += bytesRead;
    }
    return bytes.subarray(0, count);
  };
  return { size: about.size, read, close: () => handle.close() };
}
