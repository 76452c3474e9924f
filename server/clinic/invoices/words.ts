import { minorDigits } from '../../../shared/currencies.ts';
import { ofLetter } from '../reminders/notice-letters.ts';

/** How amounts, days and numbers are written in the clinic's language, by the habits of its region. */
export const wordsIn = (locale: string, currency: string) => {
  const digits = minorDigits(currency);
  const language = ofLetter(locale);
  const money = new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits },
  });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDate = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  return {
    money: (minorUnits: number) => money.format(minorUnits / 10 ** digits),
    date: (day: string) => date.format(new Date(day)),
    shortDate: (day: string) => shortDate.format(new Date(day)),
    number: (value: number) => number.format(value),
  };
};
