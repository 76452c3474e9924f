import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountsOf, creditOf, type TaxedAmount, taxGroupsOf, totalsOf } from '../../shared/invoice-totals.ts';

const of = (quantity: number, unitPrice: number) => ({
  ...{ quantity, unitPrice, discountKind: 'none' as const, discount: 0 },
});
const taxed = (amount: number, taxRate: number): TaxedAmount => ({
  ...{ amount, taxRate, taxCategory: taxRate > 0 ? 'S' : null },
});

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    unitPrice: fc.integer({ min: 0, max: 1e12 }),
    discountKind: fc.constantFrom('none' as const, 'amount' as const, 'percent' as const),
    share: fc.integer({ min: 0, max: 10_000 }),
    taxRate: fc.constantFrom(0, 700, 1900, 2200, 10_000),
  })
  .map(({ share, ...priced }) => {
    const { gross } = amountsOf({ ...priced, discountKind: 'none', discount: 0 });
    const amount = Math.floor((gross / 10_000) * share);
    return { ...priced, discount: { none: 0, amount, percent: share }[priced.discountKind] };
  });
const lines = fc.array(line, { minLength: 1, maxLength: 20 });
const priced = (given: (Parameters<typeof amountsOf>[0] & { taxRate: number })[]) =>
  given.map(one => taxed(amountsOf(one).amount, one.taxRate));

test.each([
  [of(1000, 34_835), 34_835],
  // Half of a minor unit goes away from nothing.
  [of(500, 1), 1],
  [of(499, 1), 0],
  [of(1500, 333), 500],
  [{ ...of(1000, 1005), discountKind: 'percent' as const, discount: 5000 }, 502],
  [{ ...of(2250, 6422), discountKind: 'percent' as const, discount: 10_000 }, 0],
  [{ ...of(1000, 1000), discountKind: 'amount' as const, discount: 1 }, 999],
])('MY10 MY11: %j comes to %i', (given, amount) => {
  expect(amountsOf(given).amount).toBe(amount);
});

test('MY8: tax is counted once for each rate, from the sum of its lines', () => {
  const less = { discountKind: 'percent' as const, discount: 400 };
  const one = amountsOf({ ...of(16_000, 34_835), ...less });
  expect(one.amount).toBe(535_066);
  expect(totalsOf([taxed(one.amount, 2200)], false)).toEqual({ net: 535_066, tax: 117_715, total: 652_781 });
  const ten = Array.from({ length: 10 }, () => taxed(360, 550));
  expect(totalsOf(ten, false)).toEqual(totalsOf([taxed(3600, 550)], false));
  expect(taxGroupsOf([taxed(100, 700), taxed(100, 1900), taxed(50, 700)], false)).toMatchObject([
    { taxRate: 1900, net: 100, tax: 19 },
    { taxRate: 700, net: 150, tax: 11 },
  ]);
});

test('MY9: where prices include their tax, the total is what was told', () => {
  expect(totalsOf([taxed(1995, 1900)], true)).toEqual({ net: 1676, tax: 319, total: 1995 });
});

test('FIN-1: an invoice is its lines less their discounts with tax, whole and below nothing nowhere', () => {
  fc.assert(
    fc.property(lines, fc.boolean(), (given, includes) => {
      const sum = given.reduce((all, one) => {
        const { gross, discount, amount } = amountsOf(one);
        expect(amount).toBe(gross - discount);
        expect(amount).toBeGreaterThanOrEqual(0);
        return all + amount;
      }, 0);
      const { net, tax, total } = totalsOf(priced(given), includes);
      expect(total).toBe(net + tax);
      expect(includes ? total : net).toBe(sum);
      for (const part of [net, tax, total]) {
        expect(Number.isSafeInteger(part)).toBe(true);
        expect(Object.is(part, -0)).toBe(false);
      }
    }),
  );
});

test('MY7 MY10: credit notes that take all of it back are the invoice together, however it was parted', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 5 });
  fc.assert(
    fc.property(lines, parts, fc.boolean(), (given, shares, includes) => {
      const asked = priced(given);
      let before = asked;
      const back = { net: 0, tax: 0, total: 0 };
      for (const share of [...shares, 10_000]) {
        const after = before.map(one => ({
          ...one,
          amount: share === 10_000 ? 0 : one.amount - Math.floor((one.amount / 10_000) * share),
        }));
        const { net, tax, total } = creditOf(before, after, includes);
        for (const part of [net, tax, total]) expect(part).toBeGreaterThanOrEqual(0);
        Object.assign(back, { net: back.net + net, tax: back.tax + tax, total: back.total + total });
        before = after;
      }
      expect(back).toEqual(totalsOf(asked, includes));
    }),
  );
});
