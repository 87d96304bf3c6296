/** Resolves at the first SIGINT or SIGTERM. */
export function untilSignal(): Promise<void> & { forget(): void } {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  const handler = (): void => end();
  process.once("SIGINT", handler);
  process.once("SIGTERM", handler);
  const forget = (): void => {
    process.off("SIGINT", handler);
    process.off("SIGTERM", handler);
  };
  return Object.assign(promise, { forget });
}
