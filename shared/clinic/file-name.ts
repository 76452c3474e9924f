/** Letters that a name keeps, its ending included. */
const MOST_LETTERS = 200;
/** The longest thing that is taken for an ending, with its point. */
const ENDING = /\.[\p{L}\p{N}]{1,10}$/u;
/** What old systems take for a device rather than a file. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const lettersOf = (text: string): string[] =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

/** A point at either end hides a file, or is lost on the way. */
const withoutPoints = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && /[.\s]/.test(text.charAt(from))) from += 1;
  while (to > from && /[.\s]/.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
};

/** As many whole letters as fit, the ending kept; a letter that is made of very many signs is none (RQ7). */
const cut = (name: string): string => {
  const ending = ENDING.exec(name)?.[0] ?? '';
  const stem = lettersOf(name.slice(0, name.length - ending.length)).filter(({ length }) => length <= 40);
  return stem.slice(0, MOST_LETTERS - ending.length).join('') + ending;
};

/**
 * What a file that comes in is called: a text to be read and never part of a path (RQ7). Without what stands before a slash of either
 * kind, and without signs that cannot be seen or turn the direction of what follows (K15). Empty when nothing is left.
 */
export const fileName = (given: string): string => {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff\ufffd]/gu, '')
    .replaceAll(/\p{Z}+/gu, ' ')
    .trim();
  const bare = withoutPoints(seen);
  if (!/[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(bare)) return '';
  return cut(bare.replace(DEVICE, name => `_${name}`)).trim();
};
