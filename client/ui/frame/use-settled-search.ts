import { useDebouncedValue } from '@mantine/hooks';

/** As much as the server takes. */
const LONGEST = 100;

/**
 * What is searched while somebody types: nothing until two letters are there and no other comes for a moment, so that
 * what answers earlier words is never shown for these.
 */
export const useSettledSearch = (typed: string) => {
  const wanted = typed.trim().slice(0, LONGEST);
  const [settled] = useDebouncedValue(wanted, 200);
  const isTyped = wanted.length > 1;
  return { isTyped, search: isTyped && settled === wanted ? wanted : undefined };
};
