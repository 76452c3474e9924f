import { EntitySchema } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { entityLabel } from '../../client/clinic/audit/entity-words.ts';
import { fieldLabel } from '../../client/clinic/audit/field-words.ts';
import { isRecord } from '../../server/data/records/records.ts';
import { clinicEntities } from '../../server/entities.ts';
import { german } from '../../shared/i18n/de/index.ts';

const known = clinicEntities.map(({ name }) => name);
const schemas = [...EntitySchema.REGISTRY.values()].filter(({ meta }) => known.includes(meta.className));
const isSaid = (label: string): boolean => label in german;

test('UI-2 AUD-1: every kind of record that the trail tells of has a name in German', () => {
  expect(known.length).toBeGreaterThan(40);
  expect(known.filter(name => !isSaid(entityLabel(name)))).toEqual([]);
});

test('UI-2 AUD-1: every field that the trail tells of has a name in German', () => {
  const fields = schemas
    .filter(({ meta }) => isRecord(meta))
    .flatMap(({ meta }) =>
      Object.entries(meta.properties)
        // What is worked out of others and shown to nobody is no change of its own.
        .filter(([, { hidden, onUpdate }]) => !(hidden && onUpdate))
        .map(([name]) => `${meta.className}.${name}`),
    );
  expect(fields).toContain('Booking.startsAt');
  expect(fields.filter(field => !isSaid(fieldLabel(field.split('.')[1] ?? '')))).toEqual([]);
});
