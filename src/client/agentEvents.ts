import { createParser } from "eventsource-parser";
import { raceAbort } from "../core/abort.js";
import { type BackoffOptions, backoffDelay } from "../core/backoff.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, MezonError, ProtocolError, SessionError, toError } from "../core/errors.js";
import { sleep } from "../core/sleep.js";
import { type Fetch, guardedFetch } from "../transport/httpExchange.js";

/** What an agent's room tells of; beside its kind, which fields there are is not established. */
export interface AgentEvent {
  /** As the server names it, such as `room_started`. */
  readonly eventType: string;
  /** The event as it came. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface AgentEventsOptions {
  /** Origin of the host that tells of agents. */
  readonly origin: string;
  readonly botId: string;
  readonly token: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly backoff: BackoffOptions;
  readonly random: () => number;
  readonly onEvent: (event: AgentEvent) => void;
  readonly onError: (error: MezonError) => void;
}

const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/** Listens to the server-sent events of agents; a lost connection is made again, as long as that can help. */
export class AgentEvents {
  readonly #options: AgentEventsOptions;
  #life: AbortController | undefined;

  constructor(options: AgentEventsOptions) {
    this.#options = options;
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
  }

  #forget(life: AbortController): void {
    if (this.#life === life) this.#life = undefined;
  }

  async #open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { origin, botId, token, fetch } = this.#options;
    const query = new URLSearchParams({ appid: botId, token });
    const request = new Request(`${origin}/api/sse/metadata?${query}`, {
      headers: { Accept: "text/event-stream" },
      signal,
    });
    const response = await raceAbort(guardedFetch(fetch)(request), signal);
    if (response.ok && response.body !== null) return response.body;
    const message = `the agent events were refused (HTTP ${response.status})`;
    await response.body?.cancel();
    if (REFUSED.has(response.status)) throw new SessionError(message, { httpStatus: response.status });
    throw new ConnectionError(message, { httpStatus: response.status });
  }

  async #keep(first: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    const { backoff, random, clock, onError } = this.#options;
    const ended = (): boolean => signal.aborted;
    let body: ReadableStream<Uint8Array> | undefined = first;
    for (let attempt = 0; !ended(); ) {
      try {
        body ??= await this.#open(signal);
        attempt = 0;
        await this.#read(body);
      } catch (error) {
        if (ended()) return;
        if (error instanceof SessionError) {
          onError(error);
          return;
        }
      }
      body = undefined;
      await sleep(backoffDelay(attempt, backoff, random()), { clock, signal }).catch(() => undefined);
      attempt += 1;
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createParser({ onEvent: ({ data }) => this.#tell(data) });
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  }

  #tell(text: string): void {
    const { onEvent, onError } = this.#options;
    try {
      const data: unknown = JSON.parse(text);
      if (typeof data !== "object" || data === null) throw new TypeError("no JSON object");
      const { event_type: eventType } = data as { event_type?: unknown };
      onEvent({ eventType: typeof eventType === "string" ? eventType : "", data: { ...data } });
    } catch (cause) {
      onError(new ProtocolError(`an agent event cannot be read: ${toError(cause).message}`, { cause }));
    }
  }
}
