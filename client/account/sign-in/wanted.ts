/** Only a path of this site: an address of another one would make the sign-in page a springboard. */
const isLocalPath = (text: unknown): text is string => typeof text === 'string' && /^\/(?![/\\])/.test(text);

/** Read by hand, because Zod would weigh as much as the rest of the sign-in page (FD10). */
export const signInSearch = ({ to }: Record<string, unknown>): { to?: string } =>
  isLocalPath(to) ? { to } : {};

/** Where whoever signs in here wants to go. */
export const wantedPath = (): string =>
  signInSearch(Object.fromEntries(new URLSearchParams(window.location.search))).to ?? '/';
