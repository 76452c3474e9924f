/** First letters of the first and last word; a title such as "Dr." is no name. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(word => word && !word.endsWith('.'));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends.map(firstLetter).join('').toUpperCase();
};

const firstLetter = (word = ''): string => {
  const code = word.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code);
};
