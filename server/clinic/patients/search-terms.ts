/** What of a patient can be searched for. */
interface Searchable {
  firstName: string;
  lastName: string;
  identifier?: string | null;
  email?: string | null;
  phone?: string | null;
}

/** Lower case without accents, split into words: what is stored and what is asked are normalised alike. Upper case first turns ß into ss. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .split(/[^\p{L}\p{N}@.+_-]+/u)
    .filter(Boolean);

/**
 * The terms a patient is found by, each from its start. This is the seam for encrypted names (SEA-1): a keyed hash of
 * each prefix can take the place of the words without a change to the table or the query that stand behind it.
 */
export const searchTerms = (patient: Searchable): string[] => {
  const names = wordsOf(`${patient.firstName} ${patient.lastName}`);
  // "Anne-Marie" is found by either half, too.
  const parts = names.flatMap(name => name.split(/[-.]/)).filter(Boolean);
  const phone = patient.phone?.replace(/\D/g, '');
  const exact = [patient.identifier, patient.email].flatMap(text => wordsOf(text ?? ''));
  return [...new Set([...names, ...parts, ...exact, ...(phone ? [phone] : [])])];
};

/** The words of a search, at most five. */
export const searchWords = (search: string): string[] =>
  wordsOf(/^[+\d ()/.-]+$/.test(search) ? search.replace(/\D/g, '') : search).slice(0, 5);
