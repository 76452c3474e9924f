/** A reason why MedFlow cannot run here, worded for the person who started it; shown without a stack. */
export class StartupError extends Error {
  override name = 'StartupError';
}

/** What whoever runs a command is told of a failure. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
