/** What the screens, refusals and letters are written in. English is in the code itself; each other has a catalogue. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** As its own speakers call it. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** Cookie in which a browser keeps the choice; it says nothing of anybody. */
export const LANGUAGE_COOKIE = 'language';

/** Languages that are read from the right, once there is one: `dir` of a page follows from here. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);
export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr');

/** The language of a BCP 47 tag, such as `de` of `de-AT`, as far as there is a catalogue for it. */
export const languageOf = (tag: string | null | undefined): Language | undefined =>
  languages.find(language => language === tag?.toLowerCase().split('-')[0]);
