/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; a blank is none. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const codes = new Map(
  Array.from(upper).flatMap((letter, index) => (letter === ' ' ? [] : [[letter, 0x80 + index] as const])),
);

const codeOf = (letter: string): number | undefined => {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : codes.get(letter);
};

/** Letters that are no other one with a mark. */
const alike: Record<string, string> = {
  ...{ Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', ı: 'i', Ħ: 'H', ħ: 'h', ẞ: 'SS' },
  ...{ '−': '-', '‐': '-', '‑': '-', '\u202f': ' ' },
};

const inLetters = (letter: string): string => {
  if (codeOf(letter) !== undefined) return letter;
  const bare = alike[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return Array.from(bare).every(each => codeOf(each) !== undefined) ? bare : '?';
};

/** A text in letters that Windows-1252 has, on one line: `Łódź` is `Lódz` there (MY32). */
export const spelled = (text: string): string =>
  Array.from(text.normalize('NFC').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '), inLetters).join('');

/** The bytes of a text that was spelled so. */
export const inWindows1252 = (text: string): Buffer =>
  Buffer.from(Array.from(text, letter => codeOf(letter) ?? 0x3f));
