/** The calling codes of countries: none is the beginning of another. */
const COUNTRY = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** Marks a number that is told from its end, so that no identifier looks like it. */
const BACKWARDS = '<';

const backwards = (digits: string): string => BACKWARDS + digits.split('').toReversed().join('');

/** The digits of a number, and those within its country, without the zero that is dialled before them. */
const numbersOf = (phone: string): { digits: string; national: string } => {
  // +49 (0)40 is dialled either way, never both.
  const plain = phone.normalize('NFKC').replace(/\(0\)/g, '');
  const all = plain.replace(/\D/g, '');
  const isAbroad = /^\s*\+/.test(plain) || all.startsWith('00');
  const digits = all.replace(/^0+/, '');
  return { digits, national: isAbroad ? digits.replace(COUNTRY, '').replace(/^0+/, '') : digits };
};

/** From the country code, from the first digit within the country, and from the last one (K7). */
export const phoneTerms = (phone: string): string[] => {
  const { digits, national } = numbersOf(phone);
  return digits ? [digits, national, backwards(national)] : [];
};

/** The term that only the same number has; none where it is too short to be one person's. */
export const wholePhone = (phone: string): string | undefined => {
  const { national } = numbersOf(phone);
  return national.length < 6 ? undefined : backwards(national);
};

/** Fewer digits say too little. */
export const LEAST_DIGITS = 4;

/** In which ways a search may be meant as a phone number: its beginning, or its end, with a country code or without. */
export const phoneWays = (search: string): string[][] => {
  if (!/^[+\d\s()/.\p{Pd}]+$/u.test(search)) return [];
  const typed = search.replace(/\D/g, '');
  const { digits, national } = numbersOf(search);
  if (typed.length < LEAST_DIGITS || !national) return [];
  // A zero that comes first is the one dialled before a number, or the first of its last digits.
  const ends = new Set([national, typed].filter(end => end.length >= LEAST_DIGITS));
  return [[digits], [national], ...[...ends].map(end => [backwards(end)])];
};
