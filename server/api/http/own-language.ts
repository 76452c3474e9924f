import type { Request } from 'express';
import { LANGUAGE_COOKIE, type Language, languageOf, languages } from '../../../shared/i18n/languages.ts';
import '../../data/language/in-language.ts';

const chosen = new RegExp(`(?:^|; *)${LANGUAGE_COOKIE}=(\\w+)`);

/** What whoever asks reads: as chosen in this browser, else as the browser or program says, else English. */
export const ownLanguage = (req: Request): Language =>
  languageOf(chosen.exec(req.headers.cookie ?? '')?.[1]) ??
  languageOf(req.acceptsLanguages([...languages]) || undefined) ??
  'en';
