/** Prints a notice for people. Not on the standard output, which may be read by a program. */
export function notice(text: string): void {
  process.stderr.write(`${text}\n`);
}
