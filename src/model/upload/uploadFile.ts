import type { MessageAttachment } from "../../../generated/mezon/api/message_pb.js";
import { throwIfAborted } from "../../core/abort.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { Init } from "../../runtime/wire.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { FileInput, UploadProgress } from "./fileToUpload.js";
import { type OpenFile, openFile } from "./openFile.js";

/** Options of an upload. */
export interface UploadOptions extends CallOptions {
  /** Called with 0 at the start, and whenever a part (8 MiB) has arrived. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

const UPLOAD_OPTIONS: KeysOf<UploadOptions> = { ...WAIT_KEYS, onProgress: true };

/** Number of bytes above which a file is uploaded in parts, and the size of a part. */
const PART_LENGTH = 8 * 1024 * 1024;

/**
 * Uploads a file, of which one part is in memory at a time. Returns the attachment that refers to it.
 *
 * @param path Name of the argument, for errors; "" if the fields of the file are the arguments.
 */
export async function uploadFile(
  context: ModelContext,
  input: FileInput,
  given: UploadOptions,
  path = "",
): Promise<Init<MessageAttachment>> {
  requireOptions(given, UPLOAD_OPTIONS);
  const { onProgress } = given;
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new ValidationError("onProgress", "must be a function");
  const upload = { context, options: waitOf(given), onProgress };
  const file = await openFile(input, path);
  try {
    return await new Upload(upload, file, path === "" ? "" : `${path}.`).run();
  } finally {
    await file.source.close();
  }
}

interface UploadRequest {
  readonly filename: string;
  readonly filetype: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

interface UploadSettings {
  readonly context: ModelContext;
  readonly options: CallOptions;
  readonly onProgress: UploadOptions["onProgress"];
}

/** One upload: the address is asked for, the bytes are sent there. */
class Upload {
  readonly #settings: UploadSettings;
  readonly #file: OpenFile;
  readonly #field: string;
  #sent = 0;

  constructor(settings: UploadSettings, file: OpenFile, field: string) {
    this.#settings = settings;
    this.#file = file;
    this.#field = field;
  }

  async run(): Promise<Init<MessageAttachment>> {
    const { name: filename, type: filetype, width, height, source } = this.#file;
    throwIfAborted(this.#settings.options.signal);
    const first = await this.#read(PART_LENGTH);
    if (first.length === 0) throw new ValidationError(`${this.#field}data`, "must not be empty");
    const isWhole = first.length < PART_LENGTH || source.size === PART_LENGTH;
    const size = source.size ?? (isWhole ? first.length : await this.#sizeOfOnePart(first));
    const request = { filename, filetype, size, width, height };
    this.#progress(0, size);
    const url = size > PART_LENGTH ? await this.#parts(request, first) : await this.#whole(request, first);
    // The signature that authorises an upload is a secret, and is not needed for reading.
    return { ...request, url: url.split("?", 1)[0] ?? url };
  }

  /** The server wants to know the size first: a stream of unknown size may fill one part at most. */
  async #sizeOfOnePart(first: Uint8Array): Promise<number> {
    if ((await this.#read(1)).length === 0) return first.length;
    throw new ValidationError(
      `${this.#field}size`,
      "must be given for a stream of more than 8 MiB: the server asks for the number of bytes before the first",
    );
  }

  async #whole(request: UploadRequest, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const { context, options } = this.#settings;
    await this.#requireEnd(bytes.length, request.size);
    const { url } = await context.rpc.uploadAttachmentFile(request, options);
    await context.http.put(url, bytes, request.filetype, options);
    this.#progress(bytes.length, request.size);
    return url;
  }

  async #parts(request: UploadRequest, first: Uint8Array<ArrayBuffer>): Promise<string> {
    const { context, options } = this.#settings;
    const asked = { ...request, partCount: Math.ceil(request.size / PART_LENGTH) };
    const { urls, uploadId, filename } = await context.rpc.multipartUploadAttachmentFileStart(asked, options);
    const parts: { partNumber: number; eTag: string }[] = [];
    let sent = 0;
    for (const [index, url] of urls.entries()) {
      const bytes = index === 0 ? first : await this.#read(Math.min(PART_LENGTH, request.size - sent));
      sent += bytes.length;
      if (bytes.length < PART_LENGTH || sent === request.size) await this.#requireEnd(sent, request.size);
      const eTag = await context.http.put(url, bytes, request.filetype, options);
      parts.push({ partNumber: index + 1, eTag: eTag ?? "" });
      this.#progress(bytes.length, request.size);
    }
    const finished = await context.rpc.multipartUploadAttachmentFileFinish({ uploadId, parts, filename }, options);
    return finished.url;
  }

  /** A file that changes meanwhile, or a stream of another size than was said, would be damaged. */
  async #requireEnd(count: number, size: number): Promise<void> {
    const isLonger = count === size && (await this.#read(1)).length > 0;
    if (count === size && !isLonger) return;
    const found = isLonger ? "it has more" : `it ended after ${count}`;
    throw new ValidationError(`${this.#field}size`, `was ${size} bytes, but ${found}: nothing was posted`);
  }

  #read(length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#file.source.read(length, this.#settings.options.signal);
  }

  #progress(bytes: number, totalBytes: number): void {
    this.#sent += bytes;
    this.#settings.onProgress?.({ name: this.#file.name, sentBytes: this.#sent, totalBytes });
  }
}
