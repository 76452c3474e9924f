import { expect, test } from 'vitest';
import { z } from 'zod';
import { procedures } from '../../server/router.ts';
import { NewPatient, PatientChange } from '../../shared/clinic/patients.ts';
import { rowsOf } from '../world/pages.ts';

const inputs = procedures.flatMap(([path, { _def }]) => _def.inputs.map(input => [path, input] as const));
const takesNothing = ([, schema]: (typeof inputs)[number]) => schema instanceof z.ZodVoid;
const unknownKeys = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.some(({ code }) => code === 'unrecognized_keys') ?? false;

test('T8 I1: no call takes a key that it does not know, nor one of a prototype', () => {
  expect(inputs.length).toBe(procedures.length);
  const [empty, full] = [inputs.filter(takesNothing), inputs.filter(input => !takesNothing(input))];
  for (const [path, schema] of empty) expect(schema.safeParse({}).success, path).toBe(false);
  for (const [path, schema] of full) {
    for (const key of [
      'tenantId',
      'tenant_id',
      'role2',
      'createdBy',
      'deletedAt',
      'constructor',
      '__proto__',
    ])
      expect(unknownKeys(schema, JSON.parse(`{"${key}":{"polluted":true}}`)), `${path} ${key}`).toBe(true);
    for (const value of [null, 7, 'x', [], true]) expect(schema.safeParse(value).success, path).toBe(false);
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('D3: every list is bounded, 50 rows unless asked and 100 at most, and an export in larger parts', () => {
  const lists = inputs.filter(([, schema]) => schema instanceof z.ZodObject && 'cursor' in schema.shape);
  expect(lists.length).toBeGreaterThanOrEqual(7);
  for (const [path, schema] of lists) {
    const limit = (schema as z.ZodObject<{ limit: z.ZodType }>).shape.limit;
    const { unlessAsked, atMost } = rowsOf(path);
    expect(limit.parse(undefined), path).toBe(unlessAsked);
    for (const rows of [0, atMost + 1, 1e9, 'all']) expect(limit.safeParse(rows).success, path).toBe(false);
  }
});

/** Texts that are whole files. */
const files = ['holidays.preview', 'holidays.import'].map(path => `${path}.properties.calendar`);

/** Parts of a JSON schema that let in as much as anybody likes: open objects, endless lists, endless texts. */
const boundless = (node: unknown, at: string): string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const {
    type,
    additionalProperties,
    maxItems,
    maxLength,
    pattern,
    enum: choices,
    const: only,
  } = Object(node);
  const isOpen =
    (Object.keys(node).length === 0 && !at.endsWith('.properties')) ||
    (type === 'object' && additionalProperties !== false) ||
    (type === 'array' && !(maxItems <= 1000)) ||
    (type === 'string' &&
      !(maxLength <= (files.includes(at) ? 500_000 : 10_000)) &&
      !/^\^.*\$$/.test(pattern) &&
      !choices &&
      only === undefined);
  return [
    ...(isOpen ? [at] : []),
    ...Object.entries(node).flatMap(([key, inner]) =>
      key === 'default' ? [] : boundless(inner, `${at}.${key}`),
    ),
  ];
};

test('D3: every list, text and object that a call takes has an end', () => {
  for (const [path, schema] of inputs.filter(input => !takesNothing(input)))
    expect(boundless(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), path)).toEqual([]);
  const open = z.strictObject({ ids: z.array(z.uuid()), name: z.string(), more: z.object({}).loose() });
  expect(boundless(z.toJSONSchema(open, { io: 'input' }), '')).toEqual([
    '.properties.ids',
    '.properties.name',
    '.properties.more',
    '.properties.more.additionalProperties',
  ]);
});

/** Milliseconds of the quickest of three tries: a busy machine slows one down, a runaway pattern slows all of them. */
const leastTime = (work: () => unknown): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && least > 50; tries++) {
    const since = performance.now();
    work();
    least = Math.min(least, performance.now() - since);
  }
  return least;
};

test('I8: no input of fifty thousand letters takes longer than a tenth of a second, in whichever field', () => {
  const long = ['a', '1', ' ', '@', '-'].map(letter => letter.repeat(50_000));
  for (const [path, schema] of inputs) {
    if (!(schema instanceof z.ZodObject)) continue;
    for (const field of Object.keys(schema.shape))
      for (const text of long) {
        expect(
          leastTime(() => schema.safeParse({ [field]: text })),
          `${path} ${field}`,
        ).toBeLessThan(100);
      }
  }
});

test('H4: what is wrong is told field by field, in sentences', () => {
  const { error } = NewPatient.safeParse({ firstName: '', lastName: 7, birthDate: '2027-02-30', email: 'x' });
  const said = Object.fromEntries(error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []);
  expect(said).toMatchObject({ firstName: 'Please fill this in.', lastName: 'Please enter text.' });
});

test('CLI-2: a change that leaves a field out says nothing about it', () => {
  const change = { id: crypto.randomUUID(), version: 1, notes: '' };
  expect(PatientChange.parse(change)).toEqual({ ...change, notes: null });
});

test('CLI-2 I6: nobody is born tomorrow or later', () => {
  const born = (days: number) => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10);
  const accepted = (birthDate: string) =>
    NewPatient.safeParse({ firstName: 'A', lastName: 'B', birthDate }).success;
  // A day of grace, because today begins earlier in the east.
  expect([accepted(born(0)), accepted(born(3)), accepted('2190-01-01')]).toEqual([true, false, false]);
});
