import { minorDigits } from '../../../shared/currencies.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

/** As the language of the page writes it; whoever types may use either. */
const decimalSeparator =
  new Intl.NumberFormat(ownLanguage).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';

/** How a field of numbers shows an amount of minor units, such as cents: in major ones, with all digits that the currency has. */
export const moneyField = (currency: string, minorUnits: number) => ({
  min: 0,
  decimalScale: minorDigits(currency),
  fixedDecimalScale: true,
  thousandSeparator: ' ',
  decimalSeparator,
  value: minorUnits / 10 ** minorDigits(currency),
});

/** Whole minor units of what was typed, so that no amount ever holds a fraction of a cent. */
export const minorUnitsOf = (typed: number | string, currency: string): number =>
  Math.round(Number(typed) * 10 ** minorDigits(currency));
