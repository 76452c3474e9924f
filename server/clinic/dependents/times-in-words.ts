/** Times that a sentence names; of the others it says how many there are. */
const MOST_NAMED = 5;

/** Times of a clock, such as "2031-01-07 09:00", as part of a sentence. */
export const timesInWords = (times: string[]): string => {
  const more = times.length - MOST_NAMED;
  return times.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} times more` : '');
};
