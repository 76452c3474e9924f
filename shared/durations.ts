/** Milliseconds, as instants are counted in; a local day may be longer or shorter, which is Temporal's to know. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
