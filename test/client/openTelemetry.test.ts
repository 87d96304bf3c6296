import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { expect, onTestFinished, test } from "vitest";
import { reportToOpenTelemetry } from "../../src/opentelemetry/index.js";
import { startBot } from "./botOnSandbox.js";

test("calls and sends become spans and a histogram, until it is ended", async () => {
  const spans = new InMemorySpanExporter();
  const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const meters = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: metrics })] });
  onTestFinished(async () => {
    await tracing.shutdown();
    await meters.shutdown();
  });
  const end = await reportToOpenTelemetry({ tracer: tracing.getTracer("test"), meter: meters.getMeter("test") });

  const { sandbox, client } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.join();
  await channel.send("hello");
  await client.rpc.listChannelDetail({ channelId: "5" }).catch(() => undefined);
  end();
  await channel.send("unheard");

  const finished = spans.getFinishedSpans();
  expect(finished.map(({ name }) => name)).toStrictEqual([
    "mezon ListClanDescs",
    "mezon ListChannelDetail",
    "mezon channelJoin",
    "mezon channelMessageSend",
    "mezon ListChannelDetail",
  ]);
  expect(finished.at(-1)).toMatchObject({
    kind: SpanKind.CLIENT,
    status: { code: SpanStatusCode.ERROR },
    attributes: { "rpc.system": "mezon", "rpc.method": "ListChannelDetail", "error.type": "request_failed" },
  });
  await meters.forceFlush();
  const found = metrics.getMetrics().flatMap((resource) => resource.scopeMetrics.flatMap((scope) => scope.metrics));
  const named = Object.fromEntries(found.map((metric) => [metric.descriptor.name, metric]));
  const counts = named["mezonkit.request.duration"]?.dataPoints.map(({ value }) => (value as { count: number }).count);
  expect(counts?.reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(
    named["mezonkit.state.changes"]?.dataPoints.map(({ attributes }) => attributes["mezonkit.state"]),
  ).toStrictEqual(["authenticating", "connecting", "joining", "ready"]);
  for (const secret of [sandbox.token, "eyJ"])
    expect(JSON.stringify(finished.map((s) => s.attributes))).not.toContain(secret);
});
