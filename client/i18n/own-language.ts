import { LANGUAGE_COOKIE, type Language, languageOf } from '../../shared/i18n/languages.ts';
import { readBy } from '../../shared/i18n/translate.ts';

/** The language that this page was built in. */
export const ownLanguage: Language = languageOf(document.documentElement.lang) ?? 'en';

readBy(() => ({ language: ownLanguage, inTheirWords: message => message }));

/** Chosen for a year, for this browser; the page comes anew, in the other words. */
export const chooseLanguage = (language: Language): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: Safari has no cookie store.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
};
