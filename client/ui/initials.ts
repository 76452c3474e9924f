/** First letters of the first and last word; a title such as "Dr." is no name. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(word => word && !word.endsWith('.'));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map(word => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
};
