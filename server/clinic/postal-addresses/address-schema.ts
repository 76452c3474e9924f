import { p } from '@mikro-orm/core';
import { AddressKind, POSTAL_CODE } from '../../../shared/clinic/postal-addresses/address.ts';
import { countries } from '../../../shared/countries.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

type Column =
  | 'tenantId'
  | 'kind'
  | 'postalCode'
  | 'country'
  | 'validFrom'
  | 'validTo'
  | 'isPrimary'
  | 'deletedAt';
type Columns = Record<Column, { toString(): string }>;

/** What is asked of where an address is, unless that is sealed. */
export const placeChecks = (table: string) => [
  { name: `${table}_country_known`, expression: (a: Columns) => oneOf(a.country, countries) },
  { name: `${table}_postal_code`, expression: (a: Columns) => `${a.postalCode} ~ '${POSTAL_CODE}'` },
];

/** What every table of addresses asks of its rows; `owner` is the column that names whose they are, where they are several's. */
export const addressChecks = (table: string, owner?: string) => [
  { name: `${table}_kind_known`, expression: (a: Columns) => oneOf(a.kind, AddressKind.options) },
  { name: `${table}_in_order`, expression: (a: Columns) => `${a.validTo} >= ${a.validFrom}` },
  {
    name: `${table}_one_primary`,
    expression: (a: Columns) =>
      `exclude using gist (${a.tenantId} with =, ${owner ? `${owner} with =, ` : ''}${a.kind} with =, daterange(${a.validFrom}, ${a.validTo}, '[]') with &&) where (${a.isPrimary} and ${a.deletedAt} is null) deferrable initially deferred`,
  },
];

/** What an address is, whoever owns it; the owner comes with the table (decision 34). */
export const addressColumns = {
  kind: p.text().$type<AddressKind>(),
  /** Street and number, or whatever stands above the town. */
  lines: p.text(),
  postalCode: p.text().nullable(),
  city: p.text().nullable(),
  region: p.text().nullable(),
  /** ISO 3166-1, two letters. */
  country: p.text(),
  validFrom: p.date().nullable(),
  validTo: p.date().nullable(),
  /** The one to use, of its kind and time. */
  isPrimary: p.boolean(),
};
