import { ownLanguage } from './own-language.ts';

/** A name as it stands within a sentence: English begins it small there, German leaves it as it is. */
export const inSentence = (name: string): string => (ownLanguage === 'en' ? name.toLowerCase() : name);
