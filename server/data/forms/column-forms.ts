import type { EntityMetadata } from '@mikro-orm/core';
import { MOST_MINOR_UNITS } from '../../../shared/currencies.ts';
import { isSealed } from './sealed-column.ts';

type Form = (column: string) => string;

// Logins of services are at `services.<clinic>`, which is no domain anybody writes to. A question mark would be a place for a value.
const email: Form = column =>
  String.raw`${column} ~ '^[!->\u003fA-~]{1,64}@([a-z0-9-]+\.)+[a-z0-9-]+$' and length(${column}) <= 254`;

// As the database writes it back, which `between` is not: else the schema would differ from the entities.
const within =
  (from: string, to: string): Form =>
  column =>
    `${column} >= ${from} and ${column} <= ${to}`;

const day = within("'1880-01-01'::date", "'2199-12-31'::date");

/**
 * What a column of this name holds, in whichever table (DB-11). The contracts say the same, more politely and sometimes more
 * narrowly: `shared/contact.ts`, `shared/scalars.ts`.
 */
const forms: Record<string, Form> = {
  email,
  replyTo: column => `${column} = '' or ${email(column)}`,
  phone: column => `${column} ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and ${column} ~ '([0-9][^0-9]*){5}'`,
  currency: column => `${column} ~ '^[A-Z]{3}$'`,
  price: within('0', `'${MOST_MINOR_UNITS}'::bigint`),
  birthDate: day,
  diedOn: day,
};

const columnOf = (property: string): string =>
  property.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

/** A version of a key, as no text begins: whoever writes one by hand is refused. */
const sealed: Form = column => String.raw`${column} >= '\x0000'::bytea and ${column} < '\x0400'::bytea`;

/** The checks that the entity gets by the names of its columns, or for being sealed. */
export const formChecks = ({ properties, tableName }: EntityMetadata): EntityMetadata['checks'] =>
  Object.values(properties).flatMap(property => {
    const form = isSealed(property) ? sealed : forms[property.name];
    const column = columnOf(property.name);
    return form ? [{ name: `${tableName}_${column}_form`, expression: form(column) }] : [];
  });
