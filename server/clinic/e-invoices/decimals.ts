import { minorDigits } from '../../../shared/currencies.ts';

/** A whole number of the last of so many digits, as a decimal with `least` of them at least; never as -0 (MY12). */
const decimal = (whole: bigint, digits: number, least: number): string => {
  const sign = whole < 0n ? '-' : '';
  const all = `${whole < 0n ? -whole : whole}`.padStart(digits + 1, '0');
  const [before, after] = [all.slice(0, all.length - digits), all.slice(all.length - digits)];
  const kept = after.replace(/0+$/, '').padEnd(least, '0');
  return sign + before + (kept ? `.${kept}` : '');
};

/** Minor units as an amount of two digits, which is all that EN 16931 has, whatever the currency (BR-DEC). */
export const amountIn =
  (currency: string) =>
  (minorUnits: number): string =>
    decimal(BigInt(minorUnits) * 10n ** BigInt(2 - minorDigits(currency)), 2, 2);

/** Whether amounts of a currency have no more digits than those. */
export const canBeSaid = (currency: string): boolean => minorDigits(currency) <= 2;

/** How many parts a minor unit has in a price: so that a thousand times one, rounded, is to the minor unit what was meant. */
export const PRICE_PARTS = 10_000n;

/** A price of one thing, in parts of a minor unit. */
export const priceIn =
  (currency: string) =>
  (parts: bigint): string =>
    decimal(parts, minorDigits(currency) + 4, 2);

/** Thousandths of a thing. */
export const quantity = (thousandths: number): string => decimal(BigInt(thousandths), 3, 0);

/** Hundredths of a percent, as percent. */
export const percent = (points: number): string => decimal(BigInt(points), 2, 0);
