/** The first label of the host is the slug of the clinic, known before anything is loaded. */
const slug = window.location.hostname.split('.')[0] || 'medflow';

/** Keys carry the clinic (LIT-8), so that two clinics behind one origin never read each other's values. */
export const storageKey = (key: string): string => `${slug}:${key}`;
