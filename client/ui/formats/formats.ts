import type { z } from 'zod';
import { dateOrderOf, readDate, writeDate } from '../../../shared/clinic-dates.ts';
import { minorDigits } from '../../../shared/currencies.ts';
import type { Clock } from '../../../shared/scalars.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import {
  isTwice,
  todayIn,
  toInstant,
  toWall,
  type WallTimestamp,
  type Which,
  whichOf,
} from './clinic-time.ts';
import { readTime, writeTime } from './clock-time.ts';

export type Formats = ReturnType<typeof formatsOf>;

/** English words with American conventions where the clinic is there, else British ones. */
const inEnglish = (clinicLocale: string) => {
  const { language, region } = new Intl.Locale(clinicLocale);
  if (region === 'US' || region === 'CA') return 'en-US';
  return language === 'en' ? clinicLocale : 'en-GB';
};

/** The language of the page, by the conventions of the clinic's region where that speaks it. */
const localeFor = (clinicLocale: string) => {
  if (ownLanguage === 'en') return inEnglish(clinicLocale);
  return new Intl.Locale(clinicLocale).language === ownLanguage ? clinicLocale : ownLanguage;
};

const isTwelveIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;

/** How a clinic writes times and amounts: in its own zone, never in the browser's. */
export const formatsOf = (clinic: {
  timeZone: string;
  locale: string;
  clock?: z.infer<typeof Clock>;
  weekStartsOn?: number;
}) => {
  const zone = clinic.timeZone;
  const locale = localeFor(clinic.locale);
  const { clock = 'region', weekStartsOn = 1 } = clinic;
  // The clock is the clinic's, whoever reads it.
  const isTwelve = clock === 'region' ? isTwelveIn(inEnglish(clinic.locale)) : clock === '12h';
  const isUsual = clock === 'region' && isTwelve === isTwelveIn(locale);
  const hourCycle = isUsual ? {} : { hourCycle: isTwelve ? ('h12' as const) : ('h23' as const) };
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...hourCycle, timeZone: zone });
  const ofDate = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...hourCycle, timeZone: 'UTC' });

  const hour = isTwelve ? ('numeric' as const) : ('2-digit' as const);
  const time = inZone({ hour, minute: '2-digit' });
  const fullHour = ofDate(isTwelve ? { hour } : { hour, minute: '2-digit' });
  const day = inZone({ weekday: 'short', day: 'numeric', month: 'short' });
  const moment = inZone({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour,
    minute: '2-digit',
  });
  const date = ofDate({ day: 'numeric', month: 'short', year: 'numeric' });
  const shortDate = ofDate({ day: 'numeric', month: 'short' });
  const longDate = ofDate({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = ofDate({ weekday: 'short', day: 'numeric', month: 'short' });
  const fullDay = ofDate({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const months = ofDate({ month: 'short', year: '2-digit' });
  const longMonth = ofDate({ month: 'long', year: 'numeric' });
  const weekday = ofDate({ weekday: 'short' });
  const number = new Intl.NumberFormat(locale);
  const clockInUse = time.resolvedOptions().hour12 ? ('12h' as const) : ('24h' as const);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

  return {
    zone,
    /** By which numbers and lists are written. */
    locale,
    clock: clockInUse,
    /** A time of day `HH:MM` as it is typed here; what is typed is read by either clock (FD19). */
    writeTime: (wallTime: string) => writeTime(wallTime, clockInUse),
    readTime,
    /** Date and time of a wall clock as they are typed. */
    writeMoment: (wall: WallTimestamp) =>
      `${writeDate(wall.slice(0, 10), clinic.locale)} ${writeTime(wall.slice(11, 16), clockInUse)}`,
    time: (instant: string) => time.format(new Date(instant)),
    day: (instant: string) => day.format(new Date(instant)),
    moment: (instant: string) => moment.format(new Date(instant)),
    span: (from: string, to: string) => spanIn(time, from, to),
    /** A full hour of a day, as the edge of a calendar names it. */
    hour: (hour: number) => fullHour.format(new Date(Date.UTC(2000, 0, 1, hour))),
    date: (localDate: string) => date.format(new Date(localDate)),
    shortDate: (localDate: string) => shortDate.format(new Date(localDate)),
    shortDay: (localDate: string) => shortDay.format(new Date(localDate)),
    fullDay: (localDate: string) => fullDay.format(new Date(localDate)),
    longDate: (localDate: string) => longDate.format(new Date(localDate)),
    longMonth: (localDate: string) => longMonth.format(new Date(localDate)),
    weekday: (localDate: string) => weekday.format(new Date(localDate)),
    /** A month such as `2026-11`. */
    month: (month: string) => months.format(new Date(month)),
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    money: (minorUnits: number, currency: string) => moneyIn(locale, currency, minorUnits),
    wholeMoney: (minorUnits: number, currency: string) => moneyIn(locale, currency, minorUnits, 0),
    weekStartsOn,
    /** `YYYY-MM-DD` of what is typed in the region's order or as ISO; undefined for what is neither (K4). */
    readDate: (text: string) => readDate(text, clinic.locale),
    dateOrder: dateOrderOf(clinic.locale),
    /** How it would be typed. */
    writeDate: (localDate: string) => writeDate(localDate, clinic.locale),
    today: () => todayIn(zone),
    toWall: (instant: string): WallTimestamp => toWall(instant, zone),
    toInstant: (wall: WallTimestamp, which?: Which) => toInstant(wall, zone, which),
    isTwice: (wall: WallTimestamp) => isTwice(wall, zone),
    whichOf: (instant: string) => whichOf(instant, zone),
  };
};

/** Names AM or PM once where both ends share it; past midnight the library would add both dates. */
const spanIn = (time: Intl.DateTimeFormat, from: string, to: string) => {
  const range = time.formatRange(new Date(from), new Date(to));
  if (range.includes(',')) return `${time.format(new Date(from))} – ${time.format(new Date(to))}`;
  // German adds a word that a calendar has no room for.
  return range.replace(/\sUhr$/, '');
};

/** The digits are told to the browser, which knows others than ISO 4217 (K14). */
const moneyIn = (locale: string, currency: string, minorUnits: number, digits = minorDigits(currency)) =>
  new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits },
  }).format(minorUnits / 10 ** minorDigits(currency));
