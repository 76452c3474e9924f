import { readDate } from '../../../../shared/clinic-dates.ts';
import { drawnTogether, folded, partsOf, spelledOut, wordsOf } from './fold.ts';
import { LEAST_DIGITS, phoneTerms, phoneWays } from './phone-terms.ts';
import type { Terms } from './search-tokens.ts';

/** What of a patient can be searched for. */
interface Searchable {
  firstName: string;
  lastName: string;
  middleName?: string | null;
  preferredName?: string | null;
  formerName?: string | null;
  birthDate?: string | null;
  identifier?: string | null;
  email?: string | null;
  phone?: string | null;
}

const LETTERS_OF_A_YEAR = 4;

/** Scripts that put no blank between the names of a person. */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Each word of a name, the words of it in one, and all of that in other spellings. */
const nameTerms = (name: string): string[] => {
  const words = [...wordsOf(name), ...partsOf(name), ...wordsOf(spelledOut(name))];
  const all = [...words, wordsOf(name).join(''), wordsOf(spelledOut(name)).join('')];
  return [...all, ...all.map(drawnTogether)];
};

/** A number as it is said: in one, by its parts, without the letters before it and without leading zeros (K5). */
export const identifierTerms = (identifier: string): string[] => {
  const parts = partsOf(identifier);
  const numbers = parts.flatMap(part => /\p{N}+$/u.exec(part)?.[0] ?? []);
  const whole = [parts.join(''), ...wordsOf(identifier), ...parts];
  return [...whole, ...numbers, ...numbers.map(number => number.replace(/^0+(?=.)/, ''))];
};

/** What somebody is found by of how they are reached; of the digits of a search one may be the zero that is dialled first. */
export const reachedBy = ({ email, phone }: Pick<Searchable, 'email' | 'phone'>): Terms[] => [
  { terms: email ? [folded(email)] : [] },
  { terms: phone ? phoneTerms(phone) : [], fromLetters: LEAST_DIGITS - 1 },
];

/** The term of whose own e-mail address it is, which no search asks for: somebody’s contact has none. */
export const ownAddress = (email: string): string => `mailto:${folded(email)}`;

/** The terms a patient is found by, each from its start (SEA-1); the index holds tokens of them alone. */
export const searchTerms = (patient: Searchable): Terms[] => {
  const { firstName, lastName, middleName, preferredName, formerName } = patient;
  const { birthDate, identifier } = patient;
  const [first, last] = [wordsOf(firstName).join(''), wordsOf(lastName).join('')];
  const terms = [
    ...[firstName, lastName, middleName, preferredName, formerName].flatMap(name => nameTerms(name ?? '')),
    ...(WITHOUT_BLANKS.test(first + last) ? [first + last, last + first] : []),
    ...identifierTerms(identifier ?? ''),
  ];
  return [
    { terms },
    ...reachedBy(patient),
    { terms: patient.email ? [ownAddress(patient.email)] : [], fromLetters: Number.POSITIVE_INFINITY },
    { terms: birthDate ? [birthDate] : [], fromLetters: LETTERS_OF_A_YEAR },
  ];
};

/** So many words of a search are looked for. */
const MOST_WORDS = 5;

const limited = (words: string[]) => words.slice(0, MOST_WORDS);

/**
 * In which ways a search may be meant; in each, every word begins a term of the patient. Most have one; digits may be an
 * identifier, a phone number (K7) or a birth date in the order of the clinic (FD9).
 */
export const searchWays = (search: string, locale: string): string[][] => {
  const pieces = search.trim().split(/\s+/);
  const plain = pieces.flatMap(piece => (piece.includes('@') ? [folded(piece)] : wordsOf(piece)));
  const dated = pieces.flatMap(piece => readDate(piece, locale) ?? wordsOf(piece));
  const whole = readDate(search, locale);
  const ways = [plain, dated, ...(whole ? [[whole]] : []), ...phoneWays(search)];
  const unlike = new Map(ways.map(way => [way.join(' '), limited(way)]));
  return [...unlike.values()].filter(way => way.length > 0);
};
