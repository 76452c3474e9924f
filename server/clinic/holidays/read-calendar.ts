import { TRPCError } from '@trpc/server';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { t } from '../../../shared/i18n/translate.ts';
import type { Days } from '../availability/wall-time.ts';

/** A day of an event of a calendar file, which keeps its `uid` in the next edition of the file. */
export interface CalendarDay {
  uid: string;
  date: string;
  name: string;
}

/** An event that is no holiday as far as it can be understood, and why, in words. */
export interface Skipped {
  name: string;
  reason: string;
}

/** A country has some twenty holidays a year. */
const MOST_EVENTS = 1000;
const MOST_DAYS = 1000;
/** School holidays last six weeks. */
const LONGEST = 62;
const LONGEST_NAME = 120;

/**
 * The days of a file of public holidays (RFC 5545) between two dates. Days are local, wherever that is, and the end is
 * excluded; whether a calendar shows them as busy is of no account (S37). Whatever is more than a day or a yearly rule is
 * skipped and told of, and stops nothing (S38). BAD_REQUEST for a file that holds too much, or nothing of use.
 */
export const readCalendar = (text: string, days: Days): { days: CalendarDay[]; skipped: Skipped[] } => {
  const events = eventsIn(text);
  if (events.length > MOST_EVENTS)
    throw badFile(
      t('This calendar holds more than {most} events. Please choose one of holidays.', { most: MOST_EVENTS }),
    );
  const found: CalendarDay[] = [];
  const skipped: Skipped[] = [];
  for (const event of events) {
    const { days: own, ...rest } = readEvent(event, days);
    found.push(...own);
    if (found.length > MOST_DAYS)
      throw badFile(
        t('This calendar holds more than {most} days. Please choose one of holidays.', { most: MOST_DAYS }),
      );
    if (rest.reason) skipped.push({ name: rest.name, reason: rest.reason });
  }
  if (events.length === 0) throw badFile(t('There is no event in this calendar.'));
  if (skipped.length === events.length)
    throw badFile(
      t('No event of this calendar can be used. The first one: {reason}', {
        reason: skipped[0]?.reason ?? '',
      }),
    );
  return { days: found, skipped };
};

const badFile = (message: string) => new TRPCError({ code: 'BAD_REQUEST', message });

/** The events of a file one by one, so that one that cannot be read leaves the others alone. */
const eventsIn = (text: string): string[] => {
  const events: string[] = [];
  let event: string[] | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const marker = line.trimEnd().toUpperCase();
    if (marker === 'BEGIN:VEVENT') event = [];
    event?.push(line);
    if (marker !== 'END:VEVENT' || !event) continue;
    events.push(event.join('\r\n'));
    event = undefined;
  }
  return events;
};

interface Read {
  name: string;
  days: CalendarDay[];
  reason?: string;
}

class NotAHoliday extends Error {}

const readEvent = (text: string, days: Days): Read => {
  let name = t('An event');
  try {
    const event = new ICAL.Component(ICAL.parse(text));
    name = nameOf(event) || name;
    return { name, days: daysOfEvent(event, days).map(day => ({ ...day, name })) };
  } catch (error) {
    // Whatever the parser stumbles over is one event less, and is told of.
    const reason = error instanceof NotAHoliday ? error.message : t('It cannot be read.');
    return { name, days: [], reason };
  }
};

/** Line breaks and other control characters would forge lines of a list. */
const nameOf = (event: ICAL.Component): string =>
  String(event.getFirstPropertyValue('summary') ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .trim();

const daysOfEvent = (event: ICAL.Component, { from, to }: Days): Omit<CalendarDay, 'name'>[] => {
  if (String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED')
    throw new NotAHoliday(t('It is cancelled.'));
  for (const name of ['recurrence-id', 'rdate'])
    if (event.hasProperty(name)) throw new NotAHoliday(t('It changes single days of a repeated event.'));
  const start = dateOf(event.getFirstProperty('dtstart'));
  const length = lengthOf(event, start);
  const uid = String(event.getFirstPropertyValue('uid') ?? nameOf(event))
    .slice(0, 1000)
    .toWellFormed();
  const excluded = new Set(
    event
      .getAllProperties('exdate')
      .flatMap(property => property.getValues().map((_, n) => String(dateOf(property, n)))),
  );
  return startsOf(event, start, to)
    .filter(day => !excluded.has(String(day)))
    .flatMap(day => Array.from({ length }, (_, n) => day.add({ days: n })))
    .filter(day => Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0)
    .map(day => ({ uid, date: String(day) }));
};

/**
 * A date, or midnight on a wall clock whatever zone it names: the day is meant, not an instant. Read as it is written,
 * because ical.js makes the second of March of the thirtieth of February.
 */
const dateOf = (property: ICAL.Property | null, n = 0): Temporal.PlainDate => {
  const written: unknown = property?.toJSON()[3 + n];
  if (typeof written !== 'string') throw new NotAHoliday(t('It has no date.'));
  const [date = '', time = '00:00:00'] = written.split('T');
  if (time !== '00:00:00') throw new NotAHoliday(t('It has a time of day.'));
  const day = Temporal.PlainDate.from(date, { overflow: 'reject' });
  if (day.year < 1880 || day.year > 2199) throw new NotAHoliday(t('It lies too far away.'));
  return day;
};

/** In days. */
const lengthOf = (event: ICAL.Component, start: Temporal.PlainDate): number => {
  const [end, duration] = [event.getFirstProperty('dtend'), event.getFirstPropertyValue('duration')];
  let length = 1;
  if (end) {
    length = start.until(dateOf(end)).days;
    // Files that mean one day have been seen to say so.
    if (length === 0) length = 1;
  } else if (duration instanceof ICAL.Duration) {
    if (duration.toSeconds() % 86_400 !== 0) throw new NotAHoliday(t('It has a time of day.'));
    length = duration.toSeconds() / 86_400;
  }
  if (length < 1) throw new NotAHoliday(t('It ends before it starts.'));
  if (length > LONGEST) throw new NotAHoliday(t('It lasts longer than {days} days.', { days: LONGEST }));
  return length;
};

const YEARLY_PARTS = new Set(['BYMONTH', 'BYMONTHDAY', 'BYDAY']);

/** The day it begins on, or each of them up to a date where it comes every year. */
const startsOf = (event: ICAL.Component, start: Temporal.PlainDate, to: Temporal.PlainDate) => {
  const [rule, ...more] = event.getAllProperties('rrule').map(property => property.getFirstValue());
  if (!rule) return [start];
  const isYearly =
    rule instanceof ICAL.Recur &&
    rule.freq === 'YEARLY' &&
    Object.keys(rule.parts).every(part => YEARLY_PARTS.has(part)) &&
    Object.values(rule.parts).every(values => [values].flat().length <= 31);
  if (!isYearly || more.length > 0)
    throw new NotAHoliday(t('It is repeated in another way than every year.'));
  const starts: Temporal.PlainDate[] = [];
  const first = ICAL.Time.fromDateString(`${start}`);
  const days = rule.iterator(first);
  for (let time = days.next(); time && time.year <= to.year; time = days.next()) {
    const { month, day } = time;
    const isSame = Object.keys(rule.parts).length > 0 || (month === start.month && day === start.day);
    // Of the 29th of February ical.js makes the first of March; it comes in leap years only.
    if (isSame) starts.push(Temporal.PlainDate.from({ year: time.year, month, day }));
    if (starts.length > MOST_DAYS) throw new NotAHoliday(t('It comes too often.'));
  }
  return starts;
};
