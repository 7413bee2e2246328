/** What the command line ends with; the README and `--help` tell the same. */
export const exitCodes = { passed: 0, failed: 1, notDone: 2, interrupted: 130 } as const;

/** One of them. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
