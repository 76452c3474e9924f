import { defineEntity, p } from '@mikro-orm/core';
import type { z } from 'zod';
import { AccountChart } from '../../../shared/clinic/settings.ts';
import { Clock } from '../../../shared/scalars.ts';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const table = 'organization_settings';

const schema = defineEntity({
  name: 'OrganizationSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [
    completeDefaults(
      ...([table, 'week_starts_on', 'clock', 'payment_days', 'prices_include_tax'] as const),
      ...['books_adviser', 'books_client', 'books_chart', 'books_account_digits', 'books_year_start'],
    ),
    { name: 'organization_settings_chart_known', expression: s => oneOf(s.booksChart, AccountChart.options) },
    {
      name: 'organization_settings_books',
      expression: s =>
        `${s.booksAdviser} >= 0 and ${s.booksAdviser} <= 9999999 and ${s.booksClient} >= 0 and ${s.booksClient} <= 99999 and ${s.booksAccountDigits} >= 4 and ${s.booksAccountDigits} <= 8 and ${s.booksYearStart} >= 1 and ${s.booksYearStart} <= 12`,
    },
    {
      name: 'organization_settings_payment_days',
      expression: s => `${s.paymentDays} >= 0 and ${s.paymentDays} <= 180`,
    },
    {
      name: 'organization_settings_week_start',
      expression: s => `${s.weekStartsOn} >= 1 and ${s.weekStartsOn} <= 7`,
    },
    { name: 'organization_settings_clock_known', expression: s => oneOf(s.clock, Clock.options) },
  ],
  properties: {
    weekStartsOn: p.integer().nullable(),
    clock: p.text().$type<z.infer<typeof Clock>>().nullable(),
    paymentDays: p.integer().nullable(),
    pricesIncludeTax: p.boolean().nullable(),
    booksAdviser: p.integer().nullable(),
    booksClient: p.integer().nullable(),
    booksChart: p.text().$type<AccountChart>().nullable(),
    booksAccountDigits: p.integer().nullable(),
    booksYearStart: p.integer().nullable(),
  },
});

/** How the clinic reads its calendar, asks for money, and is known to its accountant. */
export class OrganizationSettings extends schema.class {}
schema.setClass(OrganizationSettings);
