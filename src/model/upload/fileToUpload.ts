/** Bytes that come one after the other: a stream of the web or of Node, or any generator. */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** A file to upload, described. */
export interface FileToUpload {
  readonly name: string;
  readonly data: Uint8Array | Blob | ByteStream;
  /** Bytes of a stream, which must be said if there are more than 8 MiB of them. @default counted */
  readonly size?: number | undefined;
  /** Its media type. @default the blob's own, or what the ending of the name tells */
  readonly type?: string | undefined;
  /** Pixels, for a picture or a video. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A file by its path, such as `"./x.png"` (on Node, Bun and Deno), a `File`, or one that is described. */
export type FileInput = string | File | FileToUpload;

/** How far an upload has come. */
export interface UploadProgress {
  /** Name of the file. */
  readonly name: string;
  /** Bytes that have arrived at the storage. */
  readonly sentBytes: number;
  readonly totalBytes: number;
}
