import type { Clock } from "../core/clock.js";
import { MezonError } from "../core/errors.js";
import type { Telemetry } from "../core/telemetry.js";

/** Sends a request. If the diagnostics channel has subscribers, publishes its duration and outcome. */
export function observeRequest<T>(
  telemetry: Telemetry,
  clock: Clock,
  request: string,
  send: () => Promise<T>,
): Promise<T> {
  if (!telemetry.hears("mezonkit:request")) return send();
  const since = clock.now();
  const publish = (failure: string | undefined): void => {
    telemetry.publish("mezonkit:request", { request, durationMs: clock.now() - since, failure });
  };
  const answer = send();
  answer.then(
    () => publish(undefined),
    (error: unknown) => publish(error instanceof MezonError ? error.code : "unknown"),
  );
  return answer;
}
