/** How a command ended, for shells and scripts. */
export const ExitCode = {
  Ok: 0,
  /** It was tried, and failed. */
  Failed: 1,
  /** What was asked for makes no sense: nothing was tried. */
  WrongUsage: 2,
} as const;
