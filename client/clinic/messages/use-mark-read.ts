import { useEffect } from 'react';

/** Says of what is on the screen that it was read, up to this message; where that is refused, it stays new. */
export const useMarkRead = (newest: string | undefined, mark: (id: string) => Promise<unknown>): void => {
  useEffect(() => {
    if (newest !== undefined) mark(newest).catch(() => undefined);
  }, [newest, mark]);
};
