import { t } from '../../../shared/i18n/translate.ts';
import { addDays, startOfWeek } from '../../ui/formats/clinic-time.ts';
import type { BookingFilters, BookingSpan } from './booking-filters.ts';

export const spanLabels: Record<BookingSpan, string> = {
  today: t('Today'),
  'this-week': t('This week'),
  'next-30': t('Next 30 days'),
  'last-30': t('Last 30 days'),
  custom: t('Between two days'),
};

export const usualSpan: BookingSpan = 'this-week';

type Clock = { today: string; weekStartsOn: number };

/** The first day of a list and the first one after it. */
export const spanOf = (
  { span = usualSpan, from, to }: BookingFilters,
  { today, weekStartsOn }: Clock,
): { from: string; to: string } => {
  const week = startOfWeek(today, weekStartsOn);
  const spans: Record<BookingSpan, { from: string; to: string }> = {
    today: { from: today, to: addDays(today, 1) },
    'this-week': { from: week, to: addDays(week, 7) },
    'next-30': { from: today, to: addDays(today, 30) },
    'last-30': { from: addDays(today, -29), to: addDays(today, 1) },
    custom: { from: from ?? to ?? today, to: addDays(to ?? from ?? today, 1) },
  };
  return spans[span];
};
