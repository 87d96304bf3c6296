/**
 * mezonkit/opentelemetry: spans and metrics of what clients do. Needs
 * `@opentelemetry/api`, an optional peer.
 */
import diagnostics from "node:diagnostics_channel";
import type { Attributes, Meter, Tracer } from "@opentelemetry/api";
import { MezonError } from "../core/errors.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireMethods } from "../core/requireMethods.js";
import { requireOptions } from "../core/requireOptions.js";
import type { TelemetryChannels } from "../core/telemetry.js";

/** Where spans and metrics go. */
export interface OpenTelemetryOptions {
  /** @default the tracer `mezonkit` of the global provider */
  readonly tracer?: Tracer | undefined;
  /** @default the meter `mezonkit` of the global provider */
  readonly meter?: Meter | undefined;
}

const OPTIONS: KeysOf<OpenTelemetryOptions> = { tracer: true, meter: true };
const NAME = "mezonkit";

interface Measured {
  readonly name: string;
  readonly durationMs: number;
  readonly failure: string | undefined;
  readonly attributes: Attributes;
}

/**
 * Reports every call and send of every client in this process: a client span each,
 * the histogram `mezonkit.request.duration` (seconds), and the counter
 * `mezonkit.state.changes`. Tokens, contents and ids are never reported.
 *
 * @returns The function that stops it.
 * Rejects with `ValidationError` for a wrong option, and with `MezonError` (`not_found`) if `@opentelemetry/api` is not installed.
 */
export async function reportToOpenTelemetry(options: OpenTelemetryOptions = {}): Promise<() => void> {
  requireOptions(options, OPTIONS);
  if (options.tracer !== undefined) requireMethods(options.tracer, "tracer", "a tracer", ["startSpan"]);
  if (options.meter !== undefined)
    requireMethods(options.meter, "meter", "a meter", ["createHistogram", "createCounter"]);
  const { metrics, SpanKind, SpanStatusCode, trace, ValueType } = await loadApi();
  const { tracer = trace.getTracer(NAME), meter = metrics.getMeter(NAME) } = options;
  const duration = meter.createHistogram("mezonkit.request.duration", { unit: "s", valueType: ValueType.DOUBLE });
  const changes = meter.createCounter("mezonkit.state.changes");
  const measured = ({ name, durationMs, failure, attributes }: Measured): void => {
    const all = failure === undefined ? attributes : { ...attributes, "error.type": failure };
    duration.record(durationMs / 1000, all);
    const endTime = Date.now();
    const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, startTime: endTime - durationMs, attributes: all });
    if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
    span.end(endTime);
  };
  const ends = [
    subscribe("mezonkit:rpc", ({ rpc, transport, durationMs, failure }) => {
      const attributes = { "rpc.system": "mezon", "rpc.method": rpc, "mezonkit.transport": transport };
      measured({ name: `mezon ${rpc}`, durationMs, failure, attributes });
    }),
    subscribe("mezonkit:request", ({ request, durationMs, failure }) => {
      const attributes = { "rpc.system": "mezon", "rpc.method": request, "mezonkit.transport": "socket" };
      measured({ name: `mezon ${request}`, durationMs, failure, attributes });
    }),
    subscribe("mezonkit:state", ({ state }) => changes.add(1, { "mezonkit.state": state })),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Loads the peer when it is needed, so that its absence can be told in plain words. */
function loadApi(): Promise<typeof import("@opentelemetry/api")> {
  return import("@opentelemetry/api").catch((cause: unknown) => {
    const message = "mezonkit/opentelemetry reports through @opentelemetry/api: run npm install @opentelemetry/api";
    throw new MezonError("not_found", message, { cause });
  });
}

function subscribe<Name extends keyof TelemetryChannels>(
  name: Name,
  listener: (message: TelemetryChannels[Name]) => void,
): () => void {
  const heard = (message: unknown): void => listener(message as TelemetryChannels[Name]);
  diagnostics.subscribe(name, heard);
  return () => {
    diagnostics.unsubscribe(name, heard);
  };
}
