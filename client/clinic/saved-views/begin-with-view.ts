import { redirect } from '@tanstack/react-router';
import type { ListPage } from '../../../shared/clinic/saved-views.ts';
import { queryClient } from '../../trpc.ts';
import { ownPreferences } from '../preferences/own-preferences.ts';
import { addressOf } from './view-address.ts';

type Coming = { cause: 'preload' | 'enter' | 'stay'; location: { searchStr: string } };

/** Whoever comes to a list without filters begins with the view they chose for it; whoever clears the filters stays. */
export const beginWithView =
  (page: ListPage) =>
  async ({ cause, location }: Coming): Promise<void> => {
    if (cause !== 'enter' || location.searchStr) return;
    const { views } = await queryClient.ensureQueryData(ownPreferences);
    const start = views.find(view => view.page === page && view.isStart);
    if (start?.search) throw redirect({ href: addressOf(start), replace: true });
  };
