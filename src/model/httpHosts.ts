import type { CallOptions } from "./message/sendOptions.js";
import type { PlayMediaRequest, PlayMediaResponse } from "./playMedia.js";

/** HTTP requests that are no calls of the API. */
export interface HttpHosts {
  /** Uploads bytes to an address that an upload call has returned. Returns the `ETag`, if there is one. */
  put(
    url: string,
    body: Uint8Array<ArrayBuffer>,
    contentType: string,
    options: CallOptions,
  ): Promise<string | undefined>;
  /** Asks the media host to play media into a voice room. */
  playMedia(request: PlayMediaRequest, options: CallOptions): Promise<PlayMediaResponse>;
}
