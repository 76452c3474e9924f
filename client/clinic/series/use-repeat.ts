import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { isDate, toWall } from '../../ui/formats/clinic-time.ts';
import { type FirstBooking, once, plannedOf, type RepeatDraft } from './repeat-draft.ts';

export type Repeat = ReturnType<typeof useRepeat>;

/** How the booking of a form repeats, with the dates that it would have. */
export const useRepeat = (first: FirstBooking) => {
  const [draft, setDraft] = useState<RepeatDraft>(once);
  const [left, setLeft] = useState<string[]>([]);
  const [moves, setMoves] = useState<{ of: string; to: Record<string, string> }>();
  const [isAsked, setAsked] = useState(false);
  const { data: facilities } = useQuery(
    api.facilities.list.queryOptions({ limit: 100 }, { staleTime: 300_000 }),
  );
  const zone = facilities?.items.find(({ id }) => id === first.facilityId)?.timeZone;
  const planned = plannedOf(draft, first, zone);
  // What is free may be taken a moment later.
  const preview = useQuery(api.series.preview.queryOptions(planned ?? skipToken, { staleTime: 0 }));
  // What was free for another choice is nothing to move to for this one.
  const of = JSON.stringify(planned);
  const instead = moves && moves.of === of ? moves.to : {};
  const dates = planned ? (preview.data?.dates ?? []) : [];
  return {
    draft,
    change: (changed: Partial<RepeatDraft>) => setDraft({ ...draft, ...changed }),
    isRepeated: draft.frequency !== 'never',
    planned,
    preview,
    dates,
    /** Dates of the rule that are not to be booked. */
    skip: dates.map(({ date }) => date).filter(date => left.includes(date)),
    setSkip: setLeft,
    /** The instants to which dates of the rule are moved. */
    instead,
    moveTo: (date: string, startsAt: string) => setMoves({ of, to: { ...instead, [date]: startsAt } }),
    /** The same as the call names them, on the clock of the facility. */
    moved: dates.flatMap(({ date }) => {
      const to = instead[date];
      return to && zone ? [{ date, time: toWall(to, zone).slice(11, 16) }] : [];
    }),
    /** Shows what is missing, once somebody has tried to book. */
    askForEnd: () => setAsked(true),
    endError:
      isAsked && draft.ends === 'until' && !isDate(draft.until) ? t('Please enter a date.') : undefined,
  };
};
