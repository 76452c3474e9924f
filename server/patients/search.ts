import { type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { searchWords } from './search-terms.ts';

/** The last code point: every term that begins with a word sorts before the word followed by it. */
const LAST = '\u{10FFFF}';

/**
 * The condition on patients `p` that every word of the search begins one of their terms. Ranges on the term index are
 * leakproof, so row-level security still uses the index (SEA-1).
 */
export const matchingSearch = (search: string): RawQueryFragment => {
  const words = searchWords(search);
  // A search of nothing but punctuation finds nobody rather than everybody.
  if (words.length === 0) return raw('false');
  const found = words.map(
    () =>
      'exists (select from clinic.patient_terms t where t.tenant_id = p.tenant_id and t.patient_id = p.id and t.term >= ? and t.term < ?)',
  );
  return raw(
    `(${found.join(' and ')})`,
    words.flatMap(word => [word, word + LAST]),
  );
};
