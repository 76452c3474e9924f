import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { currentSession } from '../../current-session.ts';
import { settled } from '../../ui/failure/under-way.ts';
import { catchUp } from './catch-up.ts';
import type { News } from './live-stream.ts';
import { followTogether } from './one-for-all-tabs.ts';

/** A stream that breaks off is back within a moment as a rule, which nobody needs to know. */
const LOST_AFTER_MS = 5000;

/** Follows what happens in the clinic as long as it is shown; answers whether nothing was heard of for some seconds. */
export const useLive = (name: string, client: QueryClient): boolean => {
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    const behind = catchUp(client);
    const lose = () => setTimeout(() => setIsLost(true), LOST_AFTER_MS);
    let losing: ReturnType<typeof lose> | undefined = lose();
    const hear = ({ isLive, event }: News) => {
      if (isLive) {
        clearTimeout(losing);
        losing = undefined;
        setIsLost(false);
      } else losing ??= lose();
      if (event?.kind === 'changes') behind.add(event.changes);
      if (event?.kind === 'messages') behind.addMessages(event.messages);
      if (event?.kind === 'forms') behind.addForms(event.forms);
      // What the page has loaded before the stream began may be older than something that it was not told.
      if (event?.kind === 'missed' || (event?.kind === 'ready' && event.quietMs <= performance.now()))
        behind.all();
      if (event?.kind === 'access') void lookAgain(client);
    };
    const leave = followTogether(name, hear);
    return () => {
      clearTimeout(losing);
      leave();
      behind.stop();
    };
  }, [name, client]);
  return isLost;
};

/**
 * Asks who one is now, and for everything where one may see something else. Otherwise pages are left alone: codes that are
 * shown once must not go because a second factor was switched on.
 */
const lookAgain = async (client: QueryClient): Promise<void> => {
  const seen = () => {
    const { permissions, facilityIds } = client.getQueryData(currentSession.queryKey) ?? {};
    return JSON.stringify([permissions, facilityIds]);
  };
  // Until one's own change is answered the session may be the one that it replaces.
  await settled();
  const before = seen();
  await client.refetchQueries({ queryKey: currentSession.queryKey });
  if (seen() !== before) await client.invalidateQueries();
};
