import { LANGUAGE_COOKIE, type Language, languageOf } from '../../shared/i18n/languages.ts';
import { readBy } from '../../shared/i18n/translate.ts';

/** Formats are tried out without a page as well. */
const page = typeof document === 'undefined' ? undefined : document.documentElement;

/** The language that this page was built in. */
export const ownLanguage: Language = languageOf(page?.lang) ?? 'en';

if (page) readBy(() => ({ language: ownLanguage, inTheirWords: message => message }));

/** For a year, in this browser. */
const remember = (language: Language): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: Safari has no cookie store.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`;
};

const remembered = (): Language | undefined =>
  languageOf(new RegExp(`(?:^|; *)${LANGUAGE_COOKIE}=(\\w+)`).exec(document.cookie)?.[1]);

let keep = async (_: Language): Promise<boolean> => true;

/** Tells how whoever is signed in keeps their choice beyond this browser, which answers whether it is kept. */
export const keepLanguageBy = (kept: typeof keep): void => {
  keep = kept;
};

/** The page comes anew, in the other words; it stays as it is where the account could not keep the choice, or would undo it. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  if (!(await keep(language))) return;
  remember(language);
  location.reload();
};

const TRIED = 'language-tried';

/**
 * Reads on in the language of the account, which another browser was told. Answers whether the page comes anew for it: once, and
 * not where the browser keeps no cookies, for it would come anew for ever.
 */
export const goOnIn = (language: Language | null): boolean => {
  if (!language) return false;
  if (remembered() !== language) remember(language);
  if (ownLanguage === language) sessionStorage.removeItem(TRIED);
  if (ownLanguage === language || remembered() !== language) return false;
  if (sessionStorage.getItem(TRIED) === language) return false;
  sessionStorage.setItem(TRIED, language);
  location.reload();
  return true;
};
