import { wordsOf } from '../patients/terms/fold.ts';

/** As much of a substance as a drug is told by. */
export interface Known {
  name: string;
  otherNames: string[];
  groups: string[];
}

/** Said of any allergy, and of none in particular. */
const ABOUT_ALLERGIES = new Set([
  ...[
    'allergy',
    'allergic',
    'allergies',
    'intolerance',
    'intolerant',
    'hypersensitivity',
    'reaction',
    'severe',
  ],
  ...[
    'against',
    'with',
    'avoid',
    'known',
    'never',
    'give',
    'only',
    'anaphylaxis',
    'patient',
    'takes',
    'tablets',
  ],
  ...[
    'allergie',
    'allergisch',
    'unvertraglichkeit',
    'gegen',
    'schwere',
    'bekannt',
    'keine',
    'nicht',
    'nimmt',
  ],
]);

/** Whether the words of a phrase stand in a row among these. */
const holds = (words: string[], phrase: string[]): boolean =>
  phrase.length > 0 && words.some((_, at) => phrase.every((word, n) => words[at + n] === word));

/** One letter too many, too few or wrong: what people mistype. */
const isMistyped = (one: string, other: string): boolean => {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 7 || Math.abs(one.length - other.length) > 1) return false;
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  return long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at);
};

/** What plurals add in English and German. */
const stemOf = (word: string): string => word.replace(/(?:en|es|e|s)$/, '');

/** As in plurals and compounds: penicillin, penicillins, Penicillinallergie. */
const isSameWord = (one: string, other: string): boolean => {
  if (isMistyped(one, other)) return true;
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  const stem = stemOf(short);
  return stem.length >= 5 && long.startsWith(stem);
};

/** What a text about drugs is about: what was written, and all that the clinic's list says beside it. */
export interface Meaning {
  text: string;
  phrases: string[][];
  /** The substances of the list that it names; without any it is not checked. */
  substances: string[];
}

export const meaningOf = (text: string, list: readonly Known[]): Meaning => {
  const words = wordsOf(text);
  const named = list.filter(({ name, otherNames }) =>
    [name, ...otherNames].some(each => holds(words, wordsOf(each))),
  );
  const beside = named.flatMap(({ name, otherNames, groups }) => [name, ...otherNames, ...groups]);
  return { text, phrases: [words, ...beside.map(wordsOf)], substances: named.map(({ name }) => name) };
};

/** Of an allergy, also what the group that it names is made of. */
export const allergyOf = (text: string, list: readonly Known[]): Meaning => {
  const meaning = meaningOf(text, list);
  return {
    ...meaning,
    phrases: meaning.phrases.map(phrase => phrase.filter(word => !ABOUT_ALLERGIES.has(word))),
  };
};

/** Whether somebody with this allergy should not get this drug, as far as words tell. */
export const isAllergicTo = (allergy: Meaning, drug: Meaning): boolean =>
  allergy.phrases.some(phrase =>
    phrase.some(
      word =>
        word.length >= 4 &&
        drug.phrases.some(of => of.some(other => other.length >= 4 && isSameWord(word, other))),
    ),
  );

/** Whether a name of the list, such as that of a group, means this drug. */
export const isMeant = (name: string, drug: Meaning): boolean => {
  const phrase = wordsOf(name);
  return drug.phrases.some(words => holds(words, phrase));
};

/** Whether two are one drug: by its words, or by the clinic's list. */
export const isSameDrug = (one: Meaning, other: Meaning): boolean =>
  one.phrases[0]?.join(' ') === other.phrases[0]?.join(' ') ||
  one.substances.some(name => other.substances.includes(name));
