import { defineEntity, p } from '@mikro-orm/core';
import { TaxCategory } from '../../../shared/clinic/tax-rates.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'TaxRate',
  schema: 'clinic',
  tableName: 'tax_rates',
  extends: TenantEntity,
  uniques: [
    { name: 'tax_rates_once', properties: ['tenantId', 'name', 'validFrom'], where: { deletedAt: null } },
  ],
  checks: [
    { name: 'tax_rates_category_known', expression: r => oneOf(r.category, TaxCategory.options) },
    { name: 'tax_rates_rate', expression: r => `${r.rate} >= 0 and ${r.rate} <= 10000` },
    {
      name: 'tax_rates_together',
      expression: r =>
        `(${r.category} = 'S') = (${r.rate} > 0) and (${r.category} in ('E', 'O')) = (${r.reason} is not null)`,
    },
  ],
  properties: {
    name: p.text(),
    category: p.text().$type<TaxCategory>(),
    /** Hundredths of a percent. */
    rate: p.integer(),
    reason: p.text().nullable(),
    validFrom: p.date(),
  },
});

/** How something is taxed from a day on. Lines of invoices keep what counted for them. */
export class TaxRate extends schema.class {}
schema.setClass(TaxRate);
