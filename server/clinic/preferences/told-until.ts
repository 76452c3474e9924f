import type { NotificationChoice, NotificationKind } from '../../../shared/clinic/notifications.ts';
import type { Preferences, ToldUntil } from './preferences.entity.ts';

type Before = Pick<Preferences, 'notifications' | 'toldUntil'> & Partial<Pick<Preferences, 'seenUntil'>>;

/**
 * Since when letters are to tell of each kind, once somebody has chosen: of one that they did not wish for before, since now; of
 * one that the bell leaves out from now on, since they looked at the bell.
 */
export const toldFrom = (
  { hidden, mailed }: NotificationChoice,
  before: Before,
  now = new Date(),
): ToldUntil => {
  const since = (kind: NotificationKind): string => {
    const told = before.toldUntil[kind];
    if (!told) return now.toISOString();
    const isHiddenNow = hidden.includes(kind) && !before.notifications.hidden.includes(kind);
    const seen = (isHiddenNow && before.seenUntil?.toISOString()) || told;
    return seen > told ? seen : told;
  };
  return Object.fromEntries(mailed.map(kind => [kind, since(kind)]));
};
