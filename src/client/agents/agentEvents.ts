import { createParser } from "eventsource-parser";
import { raceAbort } from "../../core/abort.js";
import { addAbortListener, removeAbortListener } from "../../core/abortListeners.js";
import { AttemptPace } from "../../core/attemptPace.js";
import type { BackoffOptions } from "../../core/backoff.js";
import type { Clock } from "../../core/clock.js";
import { ConnectionError, MezonError, ProtocolError, SessionError, toError } from "../../core/errors.js";
import type { Secrets } from "../../core/secrets.js";
import { sleep } from "../../core/sleep.js";
import { parseKeepingIds } from "../../runtime/jsonIds.js";
import { DOUBT_MS, refusalOf } from "../../session/sessionRefusal.js";
import { adviceOnRedirect, type Fetch, guardedFetch } from "../../transport/httpExchange.js";
import { readBody } from "../../transport/readBody.js";
import { readServerFailure } from "../../transport/serverFailure.js";

/** An event of an agent's room. Which fields it has besides its kind is not established. */
export interface AgentEvent {
  /** The kind as the server names it, such as `room_started`. */
  readonly eventType: string;
  /** The event as it arrived. A whole number with more digits than a `number` holds exactly is a string. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface AgentEventsOptions {
  /** Origin of the host that sends agent events. */
  readonly origin: string;
  readonly botId: string;
  readonly token: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly backoff: BackoffOptions;
  readonly random: () => number;
  /** Largest number of connection attempts in any minute, whether earlier ones succeeded or not. */
  readonly attemptsPerMinute: number;
  /** Secrets that are hidden in errors. */
  readonly secrets: Secrets;
  readonly onEvent: (event: AgentEvent) => void;
  readonly onError: (error: MezonError) => void;
}

/** Largest number of bytes of a refusal that are read. */
const MAX_REFUSAL = 64 * 1024;
/** Largest size of an event, and of a part that is parsed at once, in bytes. */
const MAX_EVENT = 1024 * 1024;
const AT_ONCE = 4 * 1024;

/**
 * Listens to the server-sent events of agents. A lost connection is restored, unless the reason of the loss is
 * permanent.
 */
export class AgentEvents {
  readonly #options: AgentEventsOptions;
  readonly #pace: AttemptPace;
  #life: AbortController | undefined;

  constructor(options: AgentEventsOptions) {
    this.#options = options;
    this.#pace = new AttemptPace(options);
  }

  /** Resolves when events arrive. Rejects with `SessionError`, `ConnectionError` or the signal's reason. */
  async connect(signal: AbortSignal | undefined): Promise<void> {
    if (this.#life !== undefined) throw new MezonError("not_ready", "the agent events are connected already");
    const life = new AbortController();
    this.#life = life;
    const ends = signal === undefined ? life.signal : AbortSignal.any([signal, life.signal]);
    try {
      const body = await this.#open(ends);
      void this.#keep(body, ends).finally(() => this.#forget(life));
    } catch (error) {
      this.#forget(life);
      throw error;
    }
  }

  close(): void {
    this.#life?.abort(new ConnectionError("the client was closed", { code: "closed" }));
    this.#life = undefined;
    this.#pace.reset();
  }

  #forget(life: AbortController): void {
    if (this.#life === life) this.#life = undefined;
  }

  async #open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { origin, botId, token, fetch, secrets } = this.#options;
    const query = new URLSearchParams({ appid: botId, token });
    const request = new Request(`${origin}/api/sse/metadata?${query}`, {
      headers: { Accept: "text/event-stream" },
      // The token is part of the address.
      redirect: "manual",
      signal,
    });
    const response = await raceAbort(guardedFetch(fetch, secrets)(request), signal);
    if (response.ok && response.body !== null) return response.body;
    throw await this.#refusal(response, signal);
  }

  async #refusal(response: Response, signal: AbortSignal): Promise<SessionError | ConnectionError> {
    const { status } = response;
    const nothing = new Uint8Array(0);
    const body = await readBody(response, { what: "agent events", maxBytes: MAX_REFUSAL, signal }).catch(() => nothing);
    const failure = readServerFailure(body, this.#options.secrets);
    const refusal = refusalOf(status, failure);
    const said = [failure.message, adviceOnRedirect(status)].filter((text) => text !== undefined && text !== "");
    const message = [`the agent events were refused (HTTP ${status})`, ...said].join(": ");
    return refusal === "none"
      ? new ConnectionError(message, { httpStatus: status })
      : new SessionError(message, { httpStatus: status, isFinal: refusal === "final" });
  }

  async #keep(first: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    const { clock, onError } = this.#options;
    const ended = (): boolean => signal.aborted;
    let body: ReadableStream<Uint8Array> | undefined = first;
    while (!ended()) {
      let pause = 0;
      try {
        body ??= await this.#open(signal);
        this.#pace.succeeded();
        await this.#read(body, signal);
      } catch (error) {
        if (ended()) return;
        if (error instanceof SessionError) {
          onError(error);
          if (error.isFinal) return;
          pause = DOUBT_MS;
        }
      } finally {
        this.#pace.ended();
      }
      body = undefined;
      await sleep(this.#pace.next(pause), { clock, signal }).catch(() => undefined);
    }
  }

  async #read(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    let unfinished = 0;
    const parser = createParser({
      onEvent: ({ data }) => {
        unfinished = 0;
        this.#tell(data);
      },
    });
    const decoder = new TextDecoder();
    const reader = body.getReader();
    const letGo = (): void => void reader.cancel().catch(() => undefined);
    addAbortListener(signal, letGo);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        // Parsed in small parts, because for each line the parser searches the rest of its part.
        for (let at = 0; at < value.length; at += AT_ONCE) {
          const text = decoder.decode(value.subarray(at, at + AT_ONCE), { stream: true });
          unfinished += text.length;
          if (unfinished > MAX_EVENT) throw new ProtocolError("an agent event has no end", { code: "too_large" });
          parser.feed(text);
          // The parser is between two events. A comment line is not an event.
          if (text.endsWith("\n\n")) unfinished = 0;
        }
      }
    } finally {
      letGo();
      removeAbortListener(signal, letGo);
    }
  }

  #tell(text: string): void {
    const { onEvent, onError } = this.#options;
    try {
      const data = parseKeepingIds(text);
      if (typeof data !== "object" || data === null) throw new TypeError("no JSON object");
      const { event_type: eventType } = data as { event_type?: unknown };
      onEvent({ eventType: typeof eventType === "string" ? eventType : "", data: { ...data } });
    } catch (cause) {
      onError(new ProtocolError(`an agent event cannot be read: ${toError(cause).message}`, { cause }));
    }
  }
}
