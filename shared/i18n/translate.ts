import { IntlMessageFormat } from 'intl-messageformat';
import type { german } from './de/index.ts';
import type { Language } from './languages.ts';

/**
 * What somebody reads: the English sentence, in ICU message syntax where it has values, which is the key of every other
 * catalogue. One that lacks its translation is no `Message`, so that it does not compile.
 */
export type Message = keyof typeof german;
export type Values = Record<string, string | number>;

interface Reader {
  language: Language;
  /** What stands in the reader's catalogue; the sentence itself where there is none. */
  inTheirWords: (message: string) => string;
}

let reader = (): Reader => ({ language: 'en', inTheirWords: message => message });

/** Tells, once for a process or a page, how to find out who reads. */
export const readBy = (asked: () => Reader): void => {
  reader = asked;
};

/** Literals of the code, so there are only so many. */
const formats = new Map<unknown, IntlMessageFormat>();

/** The format of a message; the build of a page puts a parsed one in its place, so that no page brings the parser. */
export const formatOf = (message: Message): IntlMessageFormat => {
  const { language, inTheirWords } = reader();
  const source = typeof message === 'string' ? inTheirWords(message) : message;
  // Two languages may say the same, and write its numbers differently.
  const key = typeof source === 'string' ? `${language} ${source}` : source;
  const known = formats.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(source, language);
  formats.set(key, made);
  return made;
};

/** Scripts that are read from the right. */
const READ_FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A name of such a script keeps to itself, or the marks and numbers of the sentence around it would change places (W5). */
const isolated = (value: string | number): string | number =>
  typeof value === 'string' && READ_FROM_THE_RIGHT.test(value) ? `\u2068${value}\u2069` : value;

const apart = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolated(value)]));

/** The sentence in the language of whoever reads it; `values` are the arguments that it names, all of them. */
export const t = (message: Message, values?: Values): string =>
  values ? String(formatOf(message).format(apart(values))) : reader().inTheirWords(message);

/** A sentence that comes from elsewhere, such as a contract: in the reader's language if the catalogue knows it. */
export const translated = (sentence: string): string => reader().inTheirWords(sentence);
