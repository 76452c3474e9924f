import { Temporal } from 'temporal-polyfill';

/** Days of the clinic's calendar, both included. */
export interface Span {
  from: string;
  to: string;
}

/** The months that some days touch, such as `2026-11`. */
export const monthsOf = ({ from, to }: Span): string[] => {
  const months = [];
  const last = Temporal.PlainDate.from(to).toPlainYearMonth();
  for (
    let month = Temporal.PlainDate.from(from).toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    months.push(`${month}`);
  return months;
};
