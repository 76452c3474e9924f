import type { z } from 'zod';
import type { SettingName } from '../../../shared/clinic/settings-file.ts';
import { Clock } from '../../../shared/scalars.ts';
import { weekdays } from '../availability/weekdays.ts';

/** How times of day can be written. */
export const clocks: Record<z.output<typeof Clock>, string> = {
  region: 'As usual in the clinic’s region',
  '24h': '24 hours, such as 14:30',
  '12h': '12 hours, such as 2:30 pm',
};

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A length of time in the largest unit that it is a whole number of. */
export const spanInWords = (minutes: number): string => {
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'day');
  return minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute');
};

/** What each setting is called, wherever it is set or compared. */
export const settingNames: Record<SettingName, string> = {
  weekStartsOn: 'The week starts on',
  clock: 'Times are written with',
  dayStartsAt: 'The day starts at',
  dayEndsAt: 'The day ends at',
  slotMinutes: 'Free times every',
  confirmBookings: 'New bookings are confirmed at once',
  noShowAfterMinutes: 'Mark as no-show by itself',
  publicBooking: 'Anybody may book on the clinic’s page',
  publicConfirms: 'What is booked there is confirmed at once',
  publicDaysAhead: 'How far ahead can be booked there',
  publicHoursBefore: 'It can be booked there until',
  publicChangeHours: 'It can be moved or cancelled by its link, or in the portal, until',
  publicText: 'What visitors read above the services',
  patientPortal: 'Patients have a portal',
  requireSecondFactor: 'Everybody needs a second factor',
  idleMinutes: 'Sign people out after being away for',
  absoluteMinutes: 'Sign everybody out after at most',
  invitationHours: 'Invitations can be accepted for',
  apiTokenDays: 'API tokens work for',
  senderName: 'Name of the sender',
  replyTo: 'Answers go to',
  footer: 'Footer',
  mailReminders: 'Remind patients by e-mail',
  mailChanges: 'Tell patients by e-mail what was booked, moved or cancelled',
};

type Value = string | number | boolean | null;
const inMinutes = (value: Value) => spanInWords(Number(value));
const inHours = (value: Value) => spanInWords(60 * Number(value));
const inDays = (value: Value) => spanInWords(1440 * Number(value));
const inWords: Partial<Record<SettingName, (value: Value) => string>> = {
  weekStartsOn: value => weekdays.find(({ weekday }) => weekday === value)?.label ?? String(value),
  clock: value => clocks[Clock.parse(value)],
  ...{
    slotMinutes: inMinutes,
    noShowAfterMinutes: inMinutes,
    idleMinutes: inMinutes,
    absoluteMinutes: inMinutes,
  },
  ...{ publicHoursBefore: inHours, publicChangeHours: inHours, invitationHours: inHours },
  ...{ publicDaysAhead: inDays, apiTokenDays: inDays },
};

/** The value of a setting, such as "30 minutes"; null is as by default. */
export const valueInWords = (setting: SettingName, value: Value): string => {
  if (value === null) return 'as by default';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return inWords[setting]?.(value) ?? (value === '' ? 'empty' : String(value));
};
