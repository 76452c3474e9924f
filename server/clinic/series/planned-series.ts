import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { PlannedSeries } from '../../../shared/clinic/series.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { partsOf } from '../bookings/book.ts';
import { hoursThere } from '../bookings/expect-bookable.ts';
import { occurrencesOf } from './dates/occurrences.ts';
import type { DateRule } from './dates/rule-dates.ts';

type Planned = z.output<typeof PlannedSeries>;

/** What a series is to be made of, its rule as it is kept, and when its visits would be. */
export const planSeries = async (em: ClinicEm, input: Planned) => {
  const parts = await partsOf(em, input);
  const rule = ruleOf(input);
  const { timeZone } = parts.facility;
  const minutes = input.minutes ?? parts.service.durationMinutes;
  const occurrences = occurrencesOf(rule, { time: input.time, timeZone, minutes });
  const [first, last] = [occurrences.at(0), occurrences.at(-1)];
  const hours =
    first && last ? await hoursThere(em, parts, { startsAt: first.startsAt, endsAt: last.endsAt }) : null;
  return { parts, rule, occurrences, hours };
};

const ruleOf = (input: Planned): DateRule => {
  const { frequency, interval, shortMonths, firstDate, count, until } = input;
  const { day, dayOfWeek } = Temporal.PlainDate.from(firstDate);
  const weekdays =
    input.weekdays.length > 0 ? [...new Set(input.weekdays)].sort((a, b) => a - b) : [dayOfWeek];
  return {
    ...{ frequency, interval, shortMonths, firstDate, count, until, monthDay: day },
    weekdays: frequency === 'weekly' ? weekdays : [],
  };
};
