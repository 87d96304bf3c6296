import type { CallOptions } from "./message/sendOptions.js";
import type { PlayMediaRequest, PlayMediaResponse } from "./playMedia.js";

/** The HTTP that is not a call of the API. */
export interface HttpHosts {
  /** Writes bytes to an address that an upload call has handed out. Returns the `ETag`, where there is one. */
  put(
    url: string,
    body: Uint8Array<ArrayBuffer>,
    contentType: string,
    options: CallOptions,
  ): Promise<string | undefined>;
  /** Asks the media host to play something into a voice room. */
  playMedia(request: PlayMediaRequest, options: CallOptions): Promise<PlayMediaResponse>;
}
