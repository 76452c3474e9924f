/** How the price of a line is lowered; `percent` counts hundredths of a percent. */
export const discountKinds = ['none', 'amount', 'percent'] as const;
export type DiscountKind = (typeof discountKinds)[number];

/** What is asked for something: whole thousandths of it, minor units for each, and what is taken off. */
export interface PricedLine {
  quantity: number;
  unitPrice: number;
  discountKind: DiscountKind;
  discount: number;
}

/** An amount in minor units, and by which tax; the rate counts hundredths of a percent (basis points). */
export interface TaxedAmount {
  amount: number;
  taxCategory?: string | null | undefined;
  taxRate: number;
}

export interface Totals {
  net: number;
  tax: number;
  total: number;
}

export type TaxGroup<Category> = Totals & { taxCategory: Category | null; taxRate: number };

/**
 * The one rule by which amounts are rounded (MY10): to whole minor units, half away from nothing, so that an amount and its
 * negative are rounded alike. In whole numbers of any length, as PostgreSQL rounds a `numeric`, which says the same again (the
 * function `balance_invoice`).
 */
const rounded = (dividend: bigint, divisor: bigint): number => {
  const sign = dividend < 0n ? -1n : 1n;
  return Number((sign * (2n * sign * dividend + divisor)) / (2n * divisor));
};

/** What a line comes to before and after its discount. */
export const amountsOf = (line: PricedLine): { gross: number; discount: number; amount: number } => {
  const gross = rounded(BigInt(line.quantity) * BigInt(line.unitPrice), 1000n);
  const discount = discountOf(line, gross);
  return { gross, discount, amount: gross - discount };
};

const discountOf = ({ discountKind, discount }: PricedLine, gross: number): number => {
  if (discountKind === 'none') return 0;
  return discountKind === 'amount' ? discount : rounded(BigInt(gross) * BigInt(discount), 10_000n);
};

/**
 * What lines come to by each tax, the highest rate first. Tax is counted once for each category and rate, from the sum of its
 * lines (MY8). Where prices include it, it is taken out of that sum, and the net is what remains (MY9).
 */
export const taxGroupsOf = <Category extends string>(
  lines: (TaxedAmount & { taxCategory?: Category | null | undefined })[],
  pricesIncludeTax: boolean,
): TaxGroup<Category>[] =>
  [...Map.groupBy(lines, ({ taxCategory, taxRate }) => `${taxRate} ${taxCategory ?? ''}`).values()]
    .map(group => {
      const taxCategory = group[0]?.taxCategory ?? null;
      const taxRate = group[0]?.taxRate ?? 0;
      const sum = group.reduce((all, { amount }) => all + amount, 0);
      const [part, rate] = [BigInt(sum), BigInt(taxRate)];
      const tax = rounded(part * rate, pricesIncludeTax ? 10_000n + rate : 10_000n);
      const net = pricesIncludeTax ? sum - tax : sum;
      return { taxCategory, taxRate, net, tax, total: net + tax };
    })
    .sort((a, b) => b.taxRate - a.taxRate || (a.taxCategory ?? '').localeCompare(b.taxCategory ?? ''));

/** What lines come to all together. */
export const totalsOf = (lines: TaxedAmount[], pricesIncludeTax: boolean): Totals =>
  taxGroupsOf(lines, pricesIncludeTax).reduce<Totals>(
    (all, { net, tax, total }) => ({ net: all.net + net, tax: all.tax + tax, total: all.total + total }),
    { net: 0, tax: 0, total: 0 },
  );

/**
 * What a credit note comes to that leaves so much of each line: the difference between what was left before and what is left
 * after it. So several that take all of an invoice back together are that invoice, to the cent (MY7, MY10).
 */
export const creditOf = (before: TaxedAmount[], after: TaxedAmount[], pricesIncludeTax: boolean): Totals => {
  const [was, is] = [totalsOf(before, pricesIncludeTax), totalsOf(after, pricesIncludeTax)];
  return { net: was.net - is.net, tax: was.tax - is.tax, total: was.total - is.total };
};

/** How much of an amount with tax is tax at a rate (MY9), by the same rule. */
export const taxWithin = (total: number, taxRate: number): number =>
  rounded(BigInt(total) * BigInt(taxRate), 10_000n + BigInt(taxRate));
