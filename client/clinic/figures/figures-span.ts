import {
  MOST_DAYS,
  MOST_SINGLE_DAYS,
  type Period,
  type UsualSpan,
} from '../../../shared/clinic/dashboard.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { addDays, addMonths, startOfWeek } from '../../ui/formats/clinic-time.ts';
import type { HomeSearch } from '../home-search/home-search.ts';

export type FiguresSpan = { from: string; to: string; per: Period };

type Clock = { today: string; weekStartsOn: number };

/** The spans that are one click away, up to today: whole weeks and months, so that no bar but the last is cut. */
export const spansUpTo = ({ today, weekStartsOn }: Clock) => {
  const week = startOfWeek(today, weekStartsOn);
  const months = addMonths(`${today.slice(0, 8)}01`, -11);
  return [
    { span: '4-weeks', label: t('4 weeks'), from: addDays(week, -21), to: today },
    { span: '12-weeks', label: t('12 weeks'), from: addDays(week, -77), to: today },
    { span: '12-months', label: t('12 months'), from: months, to: today },
  ] satisfies { span: UsualSpan; label: string; from: string; to: string }[];
};

/** Days before the last one, where no week and no month begins it. */
const before: Record<UsualSpan, number> = { '4-weeks': 27, '12-weeks': 83, '12-months': 364 };

const daysIn = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** What can be chosen for a span; what would be more bars than a screen shows is left out. */
export const periodsFor = ({ from, to }: { from: string; to: string }): Period[] =>
  daysIn(from, to) <= MOST_SINGLE_DAYS ? ['day', 'week', 'month'] : ['week', 'month'];

/** The span of the address; the clinic's usual one unless it names one that can be asked for. */
export const figuresSpanOf = (
  { from, to, per }: HomeSearch,
  { usual: wanted, ...clock }: Clock & { usual: UsualSpan },
): FiguresSpan => {
  const usual = spansUpTo(clock).find(({ span }) => span === wanted)?.from ?? clock.today;
  const last = to ?? clock.today;
  const given = { from: from ?? (usual <= last ? usual : addDays(last, -before[wanted])), to: last };
  const isPossible = given.from <= given.to && daysIn(given.from, given.to) <= MOST_DAYS;
  const span = isPossible ? given : { from: usual, to: clock.today };
  const possible = periodsFor(span);
  const fitting = daysIn(span.from, span.to) > 120 ? 'month' : 'week';
  return { ...span, per: per && possible.includes(per) ? per : fitting };
};
