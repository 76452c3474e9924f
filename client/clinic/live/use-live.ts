import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { catchUp } from './catch-up.ts';
import type { News } from './live-stream.ts';
import { followTogether } from './one-for-all-tabs.ts';

/** Follows what happens in the clinic as long as it is shown; answers whether everything is heard of at the moment. */
export const useLive = (name: string, client: QueryClient): boolean => {
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    const behind = catchUp(client);
    const hear = ({ isLive, event }: News) => {
      setIsLive(isLive);
      if (event?.kind === 'changes') behind.add(event.changes);
      // What the page has loaded before the stream began may be older than something that it was not told.
      if (event?.kind === 'missed' || (event?.kind === 'ready' && event.quietMs <= performance.now()))
        behind.all();
      if (event?.kind === 'access') void client.invalidateQueries();
    };
    const leave = followTogether(name, hear);
    return () => {
      leave();
      behind.stop();
    };
  }, [name, client]);
  return isLive;
};
