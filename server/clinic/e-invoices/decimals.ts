import { minorDigits } from '../../../shared/currencies.ts';

/** A whole number of the last of so many digits, as a decimal with `least` of them at least; never as -0 (MY12). */
const decimal = (whole: bigint, digits: number, least: number): string => {
  const sign = whole < 0n ? '-' : '';
  const all = `${whole < 0n ? -whole : whole}`.padStart(digits + 1, '0');
  const [before, after] = [all.slice(0, all.length - digits), all.slice(all.length - digits)];
  const kept = after.replace(/0+$/, '').padEnd(least, '0');
  return sign + before + (kept ? `.${kept}` : '');
};

/**
 * Whether EN 16931 can say amounts of a currency: it rounds to two digits, whatever the currency (BR-DEC, BR-CO-17). Those
 * that are paid with in the EU have two.
 */
export const canBeSaid = (currency: string): boolean => minorDigits(currency) === 2;

/** Hundredths as an amount. */
export const amount = (hundredths: number): string => decimal(BigInt(hundredths), 2, 2);

/** Millionths as the price of one thing: a thousand times it, rounded to hundredths, is still what was meant. */
export const price = (millionths: bigint): string => decimal(millionths, 6, 2);

/** Thousandths of a thing. */
export const quantity = (thousandths: number): string => decimal(BigInt(thousandths), 3, 0);

/** Hundredths of a percent, as percent. */
export const percent = (points: number): string => decimal(BigInt(points), 2, 0);
