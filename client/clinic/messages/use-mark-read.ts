import { useEffect } from 'react';
import { askUnlessRefused } from './ask-unless-refused.ts';
import { whileSeen } from './while-seen.ts';

/** Says of what is on the screen that it was read, up to this message, once somebody can see it; refused, it stays new. */
export const useMarkRead = (newest: string | undefined, mark: (id: string) => Promise<unknown>): void => {
  useEffect(() => {
    if (newest === undefined) return undefined;
    return whileSeen(document, () => void askUnlessRefused(newest, mark));
  }, [newest, mark]);
};
