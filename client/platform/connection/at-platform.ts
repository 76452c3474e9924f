/** Whether this page is served at the operators' own host; `platform` is never a clinic's address. */
export const isAtPlatform = window.location.hostname.startsWith('platform.');
