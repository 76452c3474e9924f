import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import { isSealed } from '../../../data/forms/sealed-column.ts';
import { placeOf } from '../../../data/orm/connection/sealing-driver.ts';
import type { Keyring } from '../../../data/vault/keyring.ts';
import type { Kind } from './kinds.ts';

/** What a row says, property by property, as JSON holds it: a relation by its id, an instant as text, bytes in hex digits. */
export type Plain = Record<string, unknown>;

/** As the canonical JSON of a backup, or of the row of today, has it. */
export type Columns = Record<string, unknown> & { tenant_id: string; id: string };

export const columnsIn = (row: string): Columns => JSON.parse(row);

const columnOf = ({ fieldNames, kind }: EntityProperty): string =>
  String(kind === ReferenceKind.MANY_TO_ONE ? fieldNames.at(-1) : fieldNames[0]);

/** Opens what is sealed of a row with the keys of its clinic. */
export const opened = ({ meta, fields }: Kind, columns: Columns, ring: Keyring): Plain =>
  Object.fromEntries(
    fields.map(property => {
      const value = columns[columnOf(property)] ?? null;
      if (!isSealed(property) || typeof value !== 'string')
        return [property.name, inOneWord(property, value)];
      const key = { tenantId: columns.tenant_id, id: columns.id };
      const bytes = ring.open(placeOf(meta, property, key), Buffer.from(value.slice(HEX.length), 'hex'));
      return [property.name, unsealedValue(property, bytes)];
    }),
  );

/** Bytes are written as PostgreSQL writes them: \x and hex digits. */
const HEX = String.raw`\x`;

const unsealedValue = ({ runtimeType }: EntityProperty, bytes: Buffer): unknown => {
  if (runtimeType === 'Buffer') return `${HEX}${bytes.toString('hex')}`;
  return runtimeType === 'any' ? JSON.parse(bytes.toString()) : bytes.toString();
};

/** Instants as everything else tells them. */
const inOneWord = ({ runtimeType }: EntityProperty, value: unknown): unknown =>
  runtimeType === 'Date' && typeof value === 'string' ? new Date(value).toISOString() : value;

export const isSameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sortedKeys(one)) === JSON.stringify(sortedKeys(other));

/** What was sealed as JSON keeps the order in which its keys were written, which says nothing. */
const sortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inside]) => [key, sortedKeys(inside)]),
  );
};

/** A value as the record holds it, but for relations. */
export const held = ({ runtimeType }: EntityProperty, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (runtimeType === 'Date') return new Date(value);
  return runtimeType === 'Buffer' ? Buffer.from(value.slice(HEX.length), 'hex') : value;
};

/** The names under which a record is known, the first that it has. */
const names = ['name', 'title', 'label', 'subject', 'position', 'lines', 'value', 'kind', 'reason'];
const times = ['startsAt', 'startsOn', 'date', 'from', 'earliest', 'validFrom'];

const textIn = (plain: Plain, fields: string[]): string | null => {
  const found = fields.map(field => plain[field]).find(value => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : null;
};

/** What a record calls itself, and when it begins. */
export const calledOf = (plain: Plain): { name: string | null; at: string | null } => {
  const { firstName, lastName } = plain;
  const person = [firstName, lastName].filter(part => typeof part === 'string' && part !== '').join(' ');
  return { name: person || textIn(plain, names), at: textIn(plain, times) };
};
