import { Temporal } from 'temporal-polyfill';

type Part = 'day' | 'month' | 'year';

/** By which order day, month and year of a date are written. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

const partsIn: Record<DateOrder, Part[]> = {
  dmy: ['day', 'month', 'year'],
  mdy: ['month', 'day', 'year'],
  ymd: ['year', 'month', 'day'],
};

/** The order in which a region writes a date. */
export const dateOrderOf = (locale: string): DateOrder => {
  const first = new Intl.DateTimeFormat(locale)
    .formatToParts()
    .find(({ type }) => type === 'day' || type === 'month' || type === 'year');
  return dateOrders.find(order => partsIn[order][0] === first?.type) ?? 'ymd';
};

/** Eight digits in a row are cut by the order as well. */
const cut = (digits: string, order: Part[]): string[] => {
  let at = 0;
  return order.map(part => digits.slice(at, (at += part === 'year' ? 4 : 2)));
};

/** Reads a date as it is typed in a region ({@link readDateIn}). */
export const readDate = (text: string, locale: string): string | undefined =>
  readDateIn(text, dateOrderOf(locale));

/**
 * Reads a date as it is typed: in this order, with whatever stands between, or as `YYYY-MM-DD`. Undefined for
 * everything else, days that do not exist and years of two digits among it (K4): nothing is guessed.
 */
export const readDateIn = (text: string, inOrder: DateOrder): string | undefined => {
  const plain = text.trim();
  const order = partsIn[/^\d{4}\D/.test(plain) ? 'ymd' : inOrder];
  const numbers = /^\d{8}$/.test(plain)
    ? cut(plain, order)
    : (/^(\d+)(?:[./-] ?| )(\d+)(?:[./-] ?| )(\d+)\.?$/.exec(plain)?.slice(1) ?? []);
  const of = (part: Part) => numbers[order.indexOf(part)] ?? '';
  const [year, month, day] = [of('year'), of('month'), of('day')];
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined;
  try {
    return `${Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )}`;
  } catch {
    // The 30th of February.
    return undefined;
  }
};

/** How a date is typed in the region: `31.12.2026`, `12/31/2026`. */
export const writeDate = (date: string, locale: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts = { year, month, day };
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .formatToParts(new Date(`${date}T00:00Z`))
    .map(({ type, value }) => (type === 'day' || type === 'month' || type === 'year' ? parts[type] : value))
    .join('');
};
