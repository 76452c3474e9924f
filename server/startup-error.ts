/** A reason why MedFlow cannot run here, worded for the person who started it; shown without a stack. */
export class StartupError extends Error {
  override name = 'StartupError';
}
