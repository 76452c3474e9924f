/**
 * What was begun and not sent, by thread, until the page is left; no browser keeps it, for phones are shared in families.
 */
export const drafts = new Map<string, string>();

/** The thread of the patient whose portal this page shows. */
export const OWN_THREAD = 'own';
