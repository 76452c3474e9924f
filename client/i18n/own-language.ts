import { LANGUAGE_COOKIE, type Language, languageOf } from '../../shared/i18n/languages.ts';
import { readBy } from '../../shared/i18n/translate.ts';

/** Formats are tried out without a page as well. */
const page = typeof document === 'undefined' ? undefined : document.documentElement;

/** The language that this page was built in. */
export const ownLanguage: Language = languageOf(page?.lang) ?? 'en';

if (page) readBy(() => ({ language: ownLanguage, inTheirWords: message => message }));

/** Chosen for a year, for this browser; the page comes anew, in the other words. */
export const chooseLanguage = (language: Language): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: Safari has no cookie store.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
};
