/** Letters that Unicode does not take apart, and those that are written in more than one way. */
const LETTERS: Record<string, string> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't', ŋ: 'n', ə: 'e', ĸ: 'k' },
  ...{ ς: 'σ', ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ـ: '' },
};

/** Signs over and under a letter, but for the vowels of Indic scripts and the voice marks of Japanese, which are read. */
const ACCENTS = /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]/gu;

/** What stands inside a name and is often left out; joiners among it, which nobody sees. */
const APOSTROPHES = /[\p{Cf}'’‘ʼʻ`´′＇ʾʿ]/gu;

/** Lower case without accents: what is stored and what is asked are folded alike. Upper case first turns ß into ss. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/./gu, letter => LETTERS[letter] ?? letter);

const BREAKS = /[^\p{L}\p{N}\p{M}]+/u;

/** The words of a text: every dash, dot and blank parts two, an apostrophe does not. */
export const wordsOf = (text: string): string[] =>
  folded(text.replace(APOSTROPHES, '')).split(BREAKS).filter(Boolean);

/** The same where an apostrophe parts two, as in `O’Neil`. */
export const partsOf = (text: string): string[] => wordsOf(text.replace(APOSTROPHES, ' '));

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** Müller is Mueller as well, and Jørgensen Joergensen. */
export const spelledOut = (text: string): string =>
  text.normalize('NFC').replace(/[äöüåø]/giu, letter => UMLAUTS[letter.toLowerCase()] ?? letter);

/** Who writes Mueller is looked for as Müller, too. */
export const drawnTogether = (word: string): string => word.replace(/(a)[ae]|(o)e|(u)e/g, '$1$2$3');
