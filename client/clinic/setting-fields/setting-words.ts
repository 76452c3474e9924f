import type { z } from 'zod';
import { RequiredContact } from '../../../shared/clinic/admission.ts';
import { UsualSpan } from '../../../shared/clinic/dashboard.ts';
import { IdentifierKind } from '../../../shared/clinic/patient-parts/identifiers.ts';
import type { SettingName } from '../../../shared/clinic/settings-file.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Clock } from '../../../shared/scalars.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import { weekdays } from '../availability/weekdays.ts';
import { identifierKinds } from '../patient-parts/part-words.ts';

/** How times of day can be written. */
export const clocks: Record<z.output<typeof Clock>, string> = {
  region: t('As usual in the clinic’s region'),
  '24h': t('24 hours, such as 14:30'),
  '12h': t('12 hours, such as 2:30 pm'),
};

/** How whoever becomes a patient must be reachable. */
export const requiredContacts: Record<RequiredContact, string> = {
  none: t('Neither is needed'),
  any: t('A phone number or an e-mail address'),
  phone: t('A phone number'),
  email: t('An e-mail address'),
};

/** The spans that figures can begin with. */
export const figuresSpans: Record<UsualSpan, string> = {
  '4-weeks': t('4 weeks'),
  '12-weeks': t('12 weeks'),
  '12-months': t('12 months'),
};

/** A length of time in the largest unit that it is a whole number of. */
export const spanInWords = (minutes: number): string => {
  if (minutes % 1440 === 0)
    return t('{count, plural, one {# day} other {# days}}', { count: minutes / 1440 });
  return minutes % 60 === 0
    ? t('{count, plural, one {# hour} other {# hours}}', { count: minutes / 60 })
    : t('{count, plural, one {# minute} other {# minutes}}', { count: minutes });
};

export const yearsInWords = (years: number): string =>
  t('{years, plural, one {# year} other {# years}}', { years });

/** The name of a month, counted from 1. */
export const monthInWords = (month: number): string =>
  new Intl.DateTimeFormat(ownLanguage, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1));

/** A share of the open hours that somebody aims at. */
export const targetInWords = (percent: number): string =>
  percent === 0 ? t('Not said') : t('{percent} % of the open hours', { percent });

/** What each setting is called, wherever it is set or compared. */
export const settingNames: Record<SettingName, string> = {
  weekStartsOn: t('The week starts on'),
  clock: t('Times are written with'),
  paymentDays: t('Invoices are due after'),
  pricesIncludeTax: t('Prices include their tax'),
  booksAdviser: t('Number of the tax adviser (DATEV)'),
  booksClient: t('Number of the clinic there (DATEV)'),
  booksChart: t('Chart of accounts'),
  booksAccountDigits: t('Digits of an account'),
  booksYearStart: t('The business year begins with'),
  dayStartsAt: t('The day starts at'),
  dayEndsAt: t('The day ends at'),
  slotMinutes: t('Free times every'),
  confirmBookings: t('New bookings are confirmed at once'),
  noShowAfterMinutes: t('Mark as no-show by itself'),
  publicBooking: t('Anybody may book on the clinic’s page'),
  publicConfirms: t('What is booked there is confirmed at once'),
  publicWaiting: t('Whoever finds no time there may wait for one'),
  publicDaysAhead: t('How far ahead can be booked there'),
  publicHoursBefore: t('It can be booked there until'),
  publicChangeHours: t('It can be moved or cancelled by its link, or in the portal, until'),
  publicText: t('What visitors read above the services'),
  patientPortal: t('Patients have a portal'),
  portalMessages: t('Patients write to you there'),
  requireSecondFactor: t('Everybody needs a second factor'),
  idleMinutes: t('Sign people out after being away for'),
  absoluteMinutes: t('Sign everybody out after at most'),
  invitationHours: t('Invitations can be accepted for'),
  auditYears: t('Keep who did what, and who saw whom, for'),
  apiTokenDays: t('API tokens work for'),
  senderName: t('Name of the sender'),
  replyTo: t('Answers go to'),
  footer: t('Footer'),
  mailReminders: t('Remind patients by e-mail'),
  mailChanges: t('Tell patients by e-mail what was booked, moved or cancelled'),
  birthDateRequired: t('Every new patient has a birth date'),
  contactRequired: t('Every new patient can be reached by'),
  numberRequired: t('Every new patient has a patient number'),
  alikeNeedsReason: t('Ask why somebody who is probably there is entered again'),
  identifierKind: t('Numbers begin as'),
  figuresSpan: t('Figures begin with the last'),
  lateCancelHours: t('Cancelled late counts as no-show'),
  targetUtilisation: t('Utilisation that is aimed at'),
  showRevenue: t('Show what the clinic earns'),
};

type Value = string | number | boolean | null;
const inMinutes = (value: Value) => spanInWords(Number(value));
const inHours = (value: Value) => spanInWords(60 * Number(value));
const inDays = (value: Value) => spanInWords(1440 * Number(value));
const inWords: Partial<Record<SettingName, (value: Value) => string>> = {
  weekStartsOn: value => weekdays.find(({ weekday }) => weekday === value)?.label ?? String(value),
  clock: value => clocks[Clock.parse(value)],
  paymentDays: value => inDays(value),
  booksChart: value => `SKR ${value}`,
  booksYearStart: value => monthInWords(Number(value)),
  contactRequired: value => requiredContacts[RequiredContact.parse(value)],
  identifierKind: value => identifierKinds[IdentifierKind.parse(value)],
  figuresSpan: value => figuresSpans[UsualSpan.parse(value)],
  targetUtilisation: value => targetInWords(Number(value)),
  ...{
    slotMinutes: inMinutes,
    noShowAfterMinutes: inMinutes,
    idleMinutes: inMinutes,
    absoluteMinutes: inMinutes,
  },
  ...{ publicHoursBefore: inHours, publicChangeHours: inHours, invitationHours: inHours },
  lateCancelHours: inHours,
  ...{ publicDaysAhead: inDays, apiTokenDays: inDays },
  auditYears: value => yearsInWords(Number(value)),
};

/** The value of a setting, such as "30 minutes"; null is as by default. */
export const valueInWords = (setting: SettingName, value: Value): string => {
  if (value === null) return t('as by default');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  return inWords[setting]?.(value) ?? (value === '' ? t('empty') : String(value));
};
