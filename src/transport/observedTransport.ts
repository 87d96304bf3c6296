import type { Clock } from "../core/clock.js";
import { MezonError } from "../core/errors.js";
import type { Telemetry } from "../core/telemetry.js";
import type { RpcCall, RpcTransport } from "./rpcTransport.js";

export interface ObservedTransportOptions {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly transport: "http" | "socket";
  /** Called for every call. */
  readonly onCall: () => void;
  /** Called when a call has ended, successfully or not. */
  readonly onAnswered: () => void;
}

/** Counts calls, and publishes the duration and the outcome of each. */
export class ObservedTransport implements RpcTransport {
  readonly #inner: RpcTransport;
  readonly #options: ObservedTransportOptions;

  constructor(inner: RpcTransport, options: ObservedTransportOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  unary(call: RpcCall): Promise<Uint8Array> {
    const { telemetry, onCall, onAnswered } = this.#options;
    onCall();
    const answer = telemetry.hears("mezonkit:rpc") ? this.#measured(call) : this.#inner.unary(call);
    return answer.finally(onAnswered);
  }

  async #measured(call: RpcCall): Promise<Uint8Array> {
    const { clock, telemetry, transport } = this.#options;
    const since = clock.now();
    let failure: string | undefined = "unknown";
    try {
      const answer = await this.#inner.unary(call);
      failure = undefined;
      return answer;
    } catch (error) {
      if (error instanceof MezonError) failure = error.code;
      throw error;
    } finally {
      telemetry.publish("mezonkit:rpc", { rpc: call.name, transport, durationMs: clock.now() - since, failure });
    }
  }
}
