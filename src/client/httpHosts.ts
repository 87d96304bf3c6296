import type { paths } from "../../generated/rest/media.js";
import { printable } from "../core/printable.js";
import { RequestError } from "../core/requestError.js";
import type { HttpHosts } from "../model/httpHosts.js";
import type { PlayMediaResponse } from "../model/playMedia.js";
import type { SessionManager } from "../session/sessionManager.js";
import { exchange, type HttpContext } from "../transport/httpExchange.js";
import type { ParseJsonOptions } from "../transport/parseJson.js";
import { callRest } from "../transport/restCall.js";
import { readServerFailure } from "../transport/serverFailure.js";

export interface HttpHostsOptions extends HttpContext {
  /** Default time limit of calls, in milliseconds. */
  readonly httpTimeoutMs: number;
  /** Origin of the media host. */
  readonly mediaUrl: string;
  readonly sessions: SessionManager;
}

/** Bytes per second of the slowest accepted upload. Its time is added to the time limit of a call. */
const SLOWEST_UPLOAD = 64 * 1024;

/** Returns the functions for uploads and for the media host: HTTP requests that are not calls of the API. */
export function createHttpHosts(options: HttpHostsOptions): HttpHosts {
  return {
    put: async (url, body, contentType, { signal, timeoutMs }) => {
      const uploadTimeoutMs = timeoutMs ?? options.httpTimeoutMs + (body.length / SLOWEST_UPLOAD) * 1000;
      const request = (ends: AbortSignal): Request =>
        new Request(url, { method: "PUT", body, headers: { "Content-Type": contentType }, signal: ends });
      // The address itself authorises an upload; a storage host may redirect it to another of its hosts.
      const asked = { what: "an upload", timeoutMs: uploadTimeoutMs, signal, followsRedirects: true };
      const answer = await exchange(options, request, asked);
      if (answer.ok) return answer.headers.get("ETag") ?? undefined;
      const failure = readServerFailure(answer.body, options.secrets);
      throw new RequestError({
        request: "an upload",
        transport: "http",
        httpStatus: answer.status,
        serverMessage: failure.message,
      });
    },

    playMedia: async (request, { signal, timeoutMs }) => {
      const call = { ...options, what: "playMedia", timeoutMs: timeoutMs ?? options.httpTimeoutMs, signal };
      const headers = { Authorization: `Bearer ${options.sessions.current.token}` };
      const answer = await callRest<paths>({ ...call, baseUrl: options.mediaUrl, headers }, (media) =>
        media.POST("/api/playmedia", { body: request }),
      );
      if (answer.ok) return parsed(answer.body, { clock: options.clock, signal });
      const { code: serverCode, message: serverMessage } = readServerFailure(answer.body, options.secrets);
      throw new RequestError({
        request: "playMedia",
        transport: "http",
        httpStatus: answer.status,
        serverCode,
        serverMessage,
      });
    },
  };
}

/**
 * Returns the parsed response of the media host. Its form is not established, so anything other than a JSON object
 * counts as an empty object. An integer that is too large for a `number` becomes a `bigint`.
 */
async function parsed(body: Uint8Array, options: ParseJsonOptions): Promise<PlayMediaResponse> {
  // Loaded when needed: few clients play media.
  const { parseAnswer } = await import("../transport/parseJson.js");
  const value = await parseAnswer(body, { ...options, keepsNumbers: true });
  return typeof value === "object" && value !== null ? printable({ ...value }) : {};
}
