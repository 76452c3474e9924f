import { type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { searchWays } from './search-terms.ts';

/** The last code point: every term that begins with a word sorts before the word followed by it. */
const LAST = '\u{10FFFF}';

/** The patients of whom one term begins with a word; the policy keeps it to the clinic. */
const FOUND = 'select t.patient_id from clinic.patient_terms t where t.term >= ? and t.term < ?';

/**
 * The condition on patients `r` that every word of the search, as it may be meant, begins one of their terms. Ranges on
 * the term index are leakproof, so row-level security still uses the index (SEA-1). The words are intersected in that
 * index before any patient is read: a few hundred times fewer rows than to look each patient of one word up in the other.
 */
export const matchingSearch = (search: string, locale: string): RawQueryFragment => {
  const ways = searchWays(search, locale);
  // A search of nothing but punctuation finds nobody rather than everybody.
  if (ways.length === 0) return raw('false');
  const meant = ways.map(words => `(${words.map(() => FOUND).join(' intersect ')})`);
  return raw(
    `r.id = any(array(${meant.join(' union ')}))`,
    ways.flat().flatMap(word => [word, word + LAST]),
  );
};
