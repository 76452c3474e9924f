import type { Keyring } from '../../../data/vault/keyring.ts';

/** Longer beginnings of a term tell no more patients apart. */
const MOST_LETTERS = 16;

/** Marks a term as a whole, so that it is no beginning of another one. */
const WHOLE = '=';

/** What stands for a whole term in the index. */
export const wholeToken = (ring: Keyring, term: string): string => ring.tokenNumber(WHOLE + term);

/** What stands for whatever begins with this. */
export const beginningToken = (ring: Keyring, word: string): string =>
  ring.tokenNumber(Array.from(word).slice(0, MOST_LETTERS).join(''));

/** Terms by which something is found, each from its start: of some by so many letters at least, or only as a whole. */
export interface Terms {
  terms: readonly string[];
  fromLetters?: number;
}

/**
 * What stands for terms in the search index (SEA-1): a keyed hash of each of their beginnings, and one of the whole. The database
 * compares them, and cannot tell what they say.
 */
export const searchTokens = (ring: Keyring, ...found: Terms[]): string[] => {
  const tokens = new Set<string>();
  for (const { terms, fromLetters = 1 } of found)
    for (const term of new Set(terms)) {
      if (!term) continue;
      const letters = Array.from(term);
      const longest = Math.min(letters.length, MOST_LETTERS);
      for (let length = fromLetters; length <= longest; length++)
        tokens.add(beginningToken(ring, letters.slice(0, length).join('')));
      tokens.add(wholeToken(ring, term));
    }
  return [...tokens];
};
