import { z } from 'zod';
import { t } from './i18n/translate.ts';

const WRITTEN = /^\d{0,6}(?:[.,]\d{1,6})?$/;
/** A thousand for some and one for others. */
const READ_TWO_WAYS = /^[1-9]\d{0,2}[.,]\d{3}$/;

const canonical = (text: string): string => {
  const [whole = '', rest = ''] = text.replace(',', '.').split('.');
  const kept = rest.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${kept && `.${kept}`}`;
};

/**
 * An exact decimal, with the sign of either country, kept as text with a point, so that nothing rounds it (CR9, CR10). What one
 * reads as a thousand and another as one is asked about.
 */
export const Decimal = z
  .string()
  .trim()
  .max(14)
  .refine(text => text !== '' && WRITTEN.test(text), {
    error: t('Please enter a number, such as 2.5 or 2,5.'),
    abort: true,
  })
  .refine(text => !READ_TWO_WAYS.test(text), {
    error: t(
      'This can be read as a thousand. Please write it without a sign, or with other digits after it.',
    ),
    abort: true,
  })
  .overwrite(canonical);

/** Below nothing, at or above: as people compare them, to the last digit. */
export const compareDecimals = (one: string, other: string): number => {
  const [a, b] = [one, other].map(text => {
    const [whole = '', rest = ''] = text.split('.');
    return BigInt(whole + rest.padEnd(6, '0'));
  }) as [bigint, bigint];
  return a < b ? -1 : a > b ? 1 : 0;
};

/** As it is read: one nought before the sign, none behind, and no groups below 10,000 (CR11). */
export const decimalInWords = (text: string, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: 'min2' }).format(Number(text));
