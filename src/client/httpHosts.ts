import type { paths } from "../../generated/rest/media.js";
import { RpcError } from "../core/errors.js";
import type { HttpHosts } from "../model/httpHosts.js";
import type { PlayMediaResponse } from "../model/playMedia.js";
import type { SessionManager } from "../session/sessionManager.js";
import { exchange, type HttpContext } from "../transport/httpExchange.js";
import { callRest } from "../transport/restCall.js";
import { readServerFailure } from "../transport/serverFailure.js";

export interface HttpHostsOptions extends HttpContext {
  /** Milliseconds for calls that do not say. */
  readonly httpTimeoutMs: number;
  /** Origin of the media host. */
  readonly mediaUrl: string;
  readonly sessions: SessionManager;
}

/** Bytes an upload is given a second for, beyond the time of any call. */
const SLOWEST_UPLOAD = 64 * 1024;

/** Uploads, and the media host: HTTP that is no call of the API. */
export function createHttpHosts(options: HttpHostsOptions): HttpHosts {
  return {
    put: async (url, body, contentType, { signal, timeoutMs }) => {
      const uploadTimeoutMs = timeoutMs ?? options.httpTimeoutMs + (body.length / SLOWEST_UPLOAD) * 1000;
      const request = (ends: AbortSignal): Request =>
        new Request(url, { method: "PUT", body, headers: { "Content-Type": contentType }, signal: ends });
      // The address itself is what authorises an upload: a storage host may send it on to another of its hosts.
      const asked = { what: "an upload", timeoutMs: uploadTimeoutMs, signal, followsRedirects: true };
      const answer = await exchange(options, request, asked);
      if (answer.ok) return answer.headers.get("ETag") ?? undefined;
      const failure = readServerFailure(answer.body, options.secrets);
      throw new RpcError({ rpc: "an upload", httpStatus: answer.status, serverMessage: failure.message });
    },

    playMedia: async (request, { signal, timeoutMs }) => {
      const asked = { what: "playMedia", timeoutMs: timeoutMs ?? options.httpTimeoutMs, signal };
      const answer = await callRest<paths>({ ...options, ...asked, origin: options.mediaUrl }, (media, ends) =>
        media.POST("/api/playmedia", {
          body: request,
          headers: { Authorization: `Bearer ${options.sessions.current.token}` },
          signal: ends,
        }),
      );
      if (answer.ok) return parsed(answer.body);
      const { code: serverCode, message: serverMessage } = answer.failure;
      throw new RpcError({ rpc: "playMedia", httpStatus: answer.status, serverCode, serverMessage });
    },
  };
}

/** What the host answers with is not certain: anything but a JSON object counts as nothing said. */
function parsed(body: Uint8Array): PlayMediaResponse {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
