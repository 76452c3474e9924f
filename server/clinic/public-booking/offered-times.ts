import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { DAYS_AT_ONCE, type PublicTimes } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { Refusal, SlotTaken } from '../../errors.ts';
import { freeSlots } from '../bookings/free-times/free-slots.ts';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
import { dateAt, windowOf } from './booking-window.ts';
import type { WantedPlace } from './offer.ts';
import type { Door } from './visitor-door.ts';

/** What is looked for, by the rules of the desk's free times (S5), narrowed to what visitors may book. */
export interface Looking extends WantedPlace {
  timeZone: string;
  /** What is moved does not stand in its own way. */
  bookingId?: string | undefined;
  /** Whoever is known to come is at no other visit. */
  patientId?: string | undefined;
  holdId?: string | undefined;
}

type Days = { from: Temporal.PlainDate; to: Temporal.PlainDate };

/** Days that are looked through at once for the next free one. */
const STRIDE = 28;
const OFFERED = 3;

const timesIn = (
  planes: Planes,
  { actor, settings }: Door,
  { timeZone, ...place }: Looking,
  { from, to }: Days,
): Promise<FreeTime[]> => {
  const { notBefore, last } = windowOf(settings, timeZone);
  if (Temporal.PlainDate.compare(from, last) > 0) return Promise.resolve([]);
  const until = Temporal.PlainDate.compare(to, last) > 0 ? last : to;
  return freeSlots(planes, actor, { ...place, from: `${from}`, to: `${until}`, notBefore });
};

/** Those who are free at the same time are one time: who it is shows once it is booked. */
const distinct = (times: FreeTime[]): FreeTime[] => [
  ...new Map(times.map(time => [+time.startsAt, time])).values(),
];

/** The free times of some days, and where there are none, the next day that has one (D18). */
export const offeredTimes = async (
  planes: Planes,
  door: Door,
  looking: Looking,
  from: string | undefined,
): Promise<z.input<typeof PublicTimes>> => {
  const { timeZone } = looking;
  const { first, last } = windowOf(door.settings, timeZone);
  const asked = from ? Temporal.PlainDate.from(from) : first;
  const begin = Temporal.PlainDate.compare(asked, first) < 0 ? first : asked;
  const end = begin.add({ days: DAYS_AT_ONCE - 1 });
  const times = distinct(await timesIn(planes, door, looking, { from: begin, to: end }));
  const byDay = Map.groupBy(times, ({ startsAt }) => dateAt(startsAt, timeZone));
  return {
    timeZone,
    ...{ from: `${begin}`, to: `${end}`, first: `${first}`, last: `${last}` },
    days: [...byDay].map(([date, own]) => ({ date, times: own })),
    nextDay: times.length > 0 ? null : await nextDay(planes, door, looking, end.add({ days: 1 }), last),
  };
};

const nextDay = async (
  planes: Planes,
  door: Door,
  looking: Looking,
  from: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<string | null> => {
  for (let day = from; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: STRIDE })) {
    const [found] = await timesIn(planes, door, looking, { from: day, to: day.add({ days: STRIDE - 1 }) });
    if (found) return dateAt(found.startsAt, looking.timeZone);
  }
  return null;
};

/**
 * Who is free at this very time; of several, in no particular order, so that not all windows are given the same one (D15). A time
 * that is taken is refused with the next ones, and one that is not offered at all in words.
 */
export const freeAt = async (
  planes: Planes,
  door: Door,
  looking: Looking,
  startsAt: Date,
): Promise<FreeTime[]> => {
  const day = Temporal.PlainDate.from(dateAt(startsAt, looking.timeZone));
  const there = await timesIn(planes, door, looking, { from: day, to: day });
  const free = there.filter(time => +time.startsAt === +startsAt);
  if (free.length === 0) throw await timeGone(planes, door, looking, startsAt);
  const shuffled = free.map(time => ({ time, place: Math.random() }));
  return shuffled.toSorted((a, b) => a.place - b.place).map(({ time }) => time);
};

/** Says that somebody was faster, and which times are next (D11, D18). */
export const timeGone = async (
  planes: Planes,
  door: Door,
  looking: Looking,
  startsAt: Date,
): Promise<Refusal> => {
  const { notBefore, last } = windowOf(door.settings, looking.timeZone);
  const day = Temporal.PlainDate.from(dateAt(startsAt, looking.timeZone));
  if (startsAt < notBefore || Temporal.PlainDate.compare(day, last) > 0)
    return new Refusal('This time cannot be booked here. Please choose one of those that are shown.');
  const next = distinct(
    await timesIn(planes, door, looking, { from: day, to: day.add({ days: STRIDE - 1 }) }),
  ).filter(time => time.startsAt > startsAt);
  return new SlotTaken(
    t('This time is not free any more. Please choose another one.'),
    next.slice(0, OFFERED),
  );
};
