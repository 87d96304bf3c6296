/** Whether this is Node itself: Bun and Deno only look like it. */
export function runsOnNode(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string; bun?: string } } };
  return process?.versions?.node !== undefined && process.versions.bun === undefined && !("Deno" in globalThis);
}
