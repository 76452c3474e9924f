import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { TaxRate } from './tax-rate.entity.ts';

/** What a line keeps of the tax that counts for it, as values (MY5); of none it keeps none. */
export interface KeptTax {
  taxName: string | null;
  taxCategory: TaxRate['category'] | null;
  taxRate: number;
  taxReason: string | null;
}

const NONE: KeptTax = { taxName: null, taxCategory: null, taxRate: 0, taxReason: null };

/** The tax of this name on a day: the one that began last by then (MY6). */
export const taxOn = async (em: ClinicEm, name: string | null, day: string): Promise<KeptTax> => {
  if (name === null) return NONE;
  const [rate] = await em.find(
    TaxRate,
    { name, validFrom: { $lte: day } },
    { orderBy: { validFrom: -1 }, limit: 1 },
  );
  if (!rate) throw new Refusal('There is no tax rate “{name}” for {day}.', { name, day });
  return { taxName: name, taxCategory: rate.category, taxRate: rate.rate, taxReason: rate.reason ?? null };
};
