import { useEffect } from 'react';

/** Asks again when somebody comes back to the page; not by the clock, which would keep a session open that nobody uses. */
export const useLookAgain = (look: () => unknown): void => {
  useEffect(() => {
    const onReturn = () => {
      if (!document.hidden) look();
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [look]);
};
