import { MOST_DAYS, MOST_SINGLE_DAYS, type Period } from '../../../shared/clinic/dashboard.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { addDays, addMonths, startOfWeek } from '../../ui/formats/clinic-time.ts';
import type { HomeSearch } from '../home-search/home-search.ts';

export type FiguresSpan = { from: string; to: string; per: Period };

type Clock = { today: string; weekStartsOn: number };

/** The spans that are one click away, up to today: whole weeks and months, so that no bar but the last is cut. */
export const spansUpTo = ({ today, weekStartsOn }: Clock) => {
  const week = startOfWeek(today, weekStartsOn);
  return [
    { label: t('4 weeks'), from: addDays(week, -21), to: today },
    { label: t('12 weeks'), from: addDays(week, -77), to: today },
    { label: t('12 months'), from: addMonths(`${today.slice(0, 8)}01`, -11), to: today },
  ];
};

const daysIn = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** What can be chosen for a span; what would be more bars than a screen shows is left out. */
export const periodsFor = ({ from, to }: { from: string; to: string }): Period[] =>
  daysIn(from, to) <= MOST_SINGLE_DAYS ? ['day', 'week', 'month'] : ['week', 'month'];

/** The span of the address; the last twelve weeks unless it names one that can be asked for. */
export const figuresSpanOf = ({ from, to, per }: HomeSearch, clock: Clock): FiguresSpan => {
  const usual = addDays(startOfWeek(clock.today, clock.weekStartsOn), -77);
  const last = to ?? clock.today;
  const given = { from: from ?? (usual <= last ? usual : addDays(last, -83)), to: last };
  const isPossible = given.from <= given.to && daysIn(given.from, given.to) <= MOST_DAYS;
  const span = isPossible ? given : { from: usual, to: clock.today };
  const possible = periodsFor(span);
  const fitting = daysIn(span.from, span.to) > 120 ? 'month' : 'week';
  return { ...span, per: per && possible.includes(per) ? per : fitting };
};
