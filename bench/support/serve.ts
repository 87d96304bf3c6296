import type { Services } from "./worker.js";

/** Serves the requests of the process that started this one. */
export function serve(services: Services): void {
  process.on("message", ({ id, name, request }: { id: number; name: string; request: never }) => {
    const work = async (): Promise<unknown> => services[name]?.(request);
    work().then(
      (result) => process.send?.({ id, result }),
      (error: unknown) =>
        process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on("disconnect", () => process.exit());
}
