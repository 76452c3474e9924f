import type { TaxCategory } from '../../../shared/clinic/tax-rates.ts';
import { amountsOf, type PricedLine, type TaxGroup, taxWithin } from '../../../shared/invoice-totals.ts';
import type { ELine, ETax } from './e-invoice.ts';
import { shareOut } from './share-out.ts';

/** What a bill asks for or takes back, at the prices that were told. */
export interface ToldLine extends PricedLine {
  description: string;
  visitedOn: string;
  /** What of it is asked for or taken back. */
  amount: number;
  taxCategory: TaxCategory;
  taxRate: number;
  taxReason?: string | null | undefined;
}

type Group = TaxGroup<TaxCategory>;
const groupKey = ({ taxCategory, taxRate }: { taxCategory: string | null; taxRate: number }): string =>
  `${taxCategory} ${taxRate}`;

/** What lines come to by each tax, as the ledger says, and with those that come to nothing, which are categories as well (BR-S-01). */
export const taxesFor = (lines: ToldLine[], groups: Group[]): ETax[] => {
  const known = new Map(groups.map(group => [groupKey(group), group]));
  return [...Map.groupBy(lines, groupKey)].flatMap(([key, [first]]) => {
    if (!first) return [];
    const { net = 0, tax = 0 } = known.get(key) ?? {};
    const { taxCategory: category, taxRate: rate, taxReason: reason = null } = first;
    return [{ category, rate, reason, net, tax }];
  });
};

/** How many millionths a hundredth is. */
const PARTS = 10_000n;

/** What one costs, so that the quantity at this price, rounded, is what a line comes to before its discount. */
const priceOf = (before: number, quantity: number): bigint => {
  const [dividend, divisor] = [BigInt(before) * PARTS * 1000n, BigInt(quantity)];
  return (2n * dividend + divisor) / (2n * divisor);
};

const written = (line: ToldLine, net: number, pricesIncludeTax: boolean): ELine => {
  const { discount: told, amount } = amountsOf(line);
  const [category, rate] = [line.taxCategory, line.taxRate];
  const says = { name: line.description, day: line.visitedOn, net, category, rate };
  // A part that is taken back is one thing at that price.
  if (amount !== line.amount) return { ...says, quantity: 1000, price: priceOf(net, 1000), discount: 0 };
  const { quantity, unitPrice } = line;
  const discount = pricesIncludeTax ? told - taxWithin(told, rate) : told;
  const price = pricesIncludeTax ? priceOf(net + discount, quantity) : BigInt(unitPrice) * PARTS;
  return { ...says, quantity, price, discount };
};

/**
 * The lines without tax, where prices are told with it too: what each tax comes to is shared among its lines, so that they add
 * up to it (BR-CO-10, BR-S-08).
 */
export const linesFor = (lines: ToldLine[], taxes: ETax[], pricesIncludeTax: boolean): ELine[] => {
  const nets = new Map<ToldLine, number>();
  for (const { category, rate, net } of taxes) {
    const own = lines.filter(({ taxCategory, taxRate }) => taxCategory === category && taxRate === rate);
    const shares = shareOut(
      net,
      own.map(({ amount }) => amount),
    );
    for (const [index, line] of own.entries()) nets.set(line, shares[index] ?? 0);
  }
  return lines.map(line => written(line, nets.get(line) ?? 0, pricesIncludeTax));
};
