import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { derive, type Known } from '../../server/operations/proof/walk/derive.ts';
import { Phone } from '../../shared/contact.ts';
import { Count, Flag, Id, OptionalText, orNone, Text } from '../../shared/scalars.ts';

const patientId = crypto.randomUUID();
const known = (isChange: boolean): Known => ({
  named: name => (name === 'patientId' || name === 'guestIds' ? [patientId] : []),
  samples: ['2031-01-06', '+49 30 123456'],
  text: 'Said so',
  numbers: [30, 1],
  isChange,
});

describe('an input that is derived from its contract', () => {
  const contract = z.strictObject({
    patientId: Id.nullish().transform(id => id ?? null),
    guestIds: z.array(Id).max(5).nullable().default(null),
    seats: z.array(z.strictObject({ patientId: Id.optional(), row: z.int().max(9) })),
    title: Text(20),
    notes: OptionalText(200),
    phone: orNone(Phone),
    minutes: Count(5, 60).optional(),
    trashed: Flag.default(false),
    day: z.iso.date(),
  });

  test('T6: a question has every id, however deep, and nothing else that could be left out', () => {
    expect(derive(contract, known(false))).toEqual({
      ...{ patientId, guestIds: [patientId], seats: [{ patientId, row: 1 }] },
      ...{ title: 'Said so', day: '2031-01-06' },
    });
  });

  test('T6: a change writes every text as well', () => {
    expect(derive(contract, known(true))).toMatchObject({ patientId, title: 'Said so', notes: 'Said so' });
  });

  test('T6: a change without a text writes a number', () => {
    const settings = z.strictObject({ shows: z.boolean().optional(), minutes: Count(5, 60).nullish() });
    expect(derive(settings, known(true))).toEqual({ minutes: 30 });
    expect(derive(settings, known(false))).toEqual({});
  });

  test('OPS-7: a field that nothing fits is named', () => {
    const strange = z.strictObject({ seats: z.array(z.strictObject({ row: z.string().regex(/^§\d$/) })) });
    expect(() => derive(strange, known(true))).toThrow('nothing that is known fits seats.row');
    const unheardOf = z.strictObject({ invoiceId: Id.optional() });
    expect(() => derive(unheardOf, known(false))).toThrow('nothing that is known fits invoiceId');
  });
});
