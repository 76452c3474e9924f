import {
  TaxRate as Contract,
  NewTaxRate,
  TaxRateChange,
  TaxRatePage,
  TaxRateQuery,
} from '../../../shared/clinic/tax-rates.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { TaxRate } from './tax-rate.entity.ts';

/** The taxes of the clinic, and from when on each counts. */
export const taxRates = router({
  list: allowed('billing:read', 'GET /tax-rates', TaxRateQuery, TaxRatePage).query(
    listOf(TaxRate, sortedBy(['name', 'validFrom'])),
  ),

  get: allowed('billing:read', 'GET /tax-rates/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(TaxRate, { id: input.id }),
  ),

  create: allowed('billing:rates', 'POST /tax-rates', NewTaxRate, Contract).mutation(
    async ({ ctx: { em }, input }) => em.create(TaxRate, input),
  ),

  update: allowed('billing:rates', 'PATCH /tax-rates/{id}', TaxRateChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...change } }) =>
      em.assign(await findVersion(em, TaxRate, { id, version }), change),
  ),

  trash: allowed('billing:rates', 'DELETE /tax-rates/{id}', ByVersion, Gone).mutation(trashOf(TaxRate)),

  restore: allowed('billing:rates', 'POST /tax-rates/{id}/restore', ById, Contract).mutation(
    restoreOf(TaxRate),
  ),
});
