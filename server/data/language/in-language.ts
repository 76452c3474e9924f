import { german } from '../../../shared/i18n/de/index.ts';
import { type Language, languageOf } from '../../../shared/i18n/languages.ts';
import { readBy } from '../../../shared/i18n/translate.ts';
import { onTrail, workTrail } from '../../work-trail.ts';

// No plain objects: what is looked up may come from outside, and `constructor` is in each of those.
const catalogues: Record<Language, ReadonlyMap<string, string>> = {
  en: new Map(),
  de: new Map(Object.entries(german)),
};

readBy(() => {
  const { language = 'en' } = workTrail();
  return { language, inTheirWords: message => catalogues[language].get(message) ?? message };
});

/** Runs `work` so that whatever it words, such as a letter, is in this language, whoever caused it. */
export const inLanguage = <T>(language: Language, work: () => T): T =>
  onTrail({ ...workTrail(), language }, work);

/** In which of our languages to write to somebody: that of the first tag for which there is a catalogue, or English. */
export const firstLanguage = (...tags: (string | null | undefined)[]): Language =>
  tags.map(languageOf).find(language => language !== undefined) ?? 'en';

/** The same for somebody who may have said what they read; else in that of whoever caused it. */
export const inOwnLanguage = <T>(language: Language | null | undefined, work: () => T): T =>
  language ? inLanguage(language, work) : work();
